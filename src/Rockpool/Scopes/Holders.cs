using System.Diagnostics;
using System.Globalization;

namespace Rockpool.Scopes;

/// <summary>Who holds what of a bounded pool, noted while guarding is on. Thread-safe.</summary>
internal sealed class Holders<T>(TimeProvider clock)
    where T : class
{
    private const int Named = 3;

    private readonly Lock _door = new();
    private readonly Dictionary<T, Holding> _holdings = new(ReferenceEqualityComparer.Instance);

    public void Note(T item, StackTrace stack)
    {
        var holding = new Holding(stack, clock.GetTimestamp());
        lock (_door)
            _holdings[item] = holding;
    }

    /// <summary>An item came home. It may have been rented before guarding was switched on.</summary>
    public void Forget(T item)
    {
        lock (_door)
            _holdings.Remove(item);
    }

    /// <summary>Names who have held items longest, as the end of a sentence; empty if nobody was noted.</summary>
    public string Longest()
    {
        Holding[] longest;
        lock (_door)
            longest = [.. _holdings.Values.OrderBy(holding => holding.Since).Take(Named)];
        if (longest.Length == 0)
            return "";
        return " Held longest: " + string.Join("; ", longest.Select(Describe)) + ".";
    }

    private string Describe(Holding holding) => string.Create(
        CultureInfo.InvariantCulture, $"for {clock.GetElapsedTime(holding.Since).TotalSeconds:0.0} s since {holding.Site()}");
}
