using System.CommandLine;
using System.Globalization;

namespace Gateway.Commands;

/// <summary>Options that take a number within limits.</summary>
internal static class Ranged
{
    /// <summary>Makes one.</summary>
    public static Option<T> Option<T>(string name, string what, T least, T most)
        where T : struct, IComparable<T>, IFormattable
    {
        var option = new Option<T>(name) { Description = what };
        option.Validators.Add(result =>
        {
            // Written so that what is not a number fails.
            if (!(result.GetValueOrDefault<T>() is { } given && given.CompareTo(least) >= 0 && given.CompareTo(most) <= 0))
                result.AddError($"{name} takes {Say(least)} to {Say(most)}.");
        });
        return option;
    }

    private static string Say<T>(T limit)
        where T : IFormattable => limit.ToString(null, CultureInfo.InvariantCulture);
}
