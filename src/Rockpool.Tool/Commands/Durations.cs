using System.Globalization;

namespace Rockpool.Tool.Commands;

/// <summary>Durations as people write them: <c>500ms</c>, <c>10s</c>, <c>10 s</c>, <c>2m</c>, <c>1h</c>.</summary>
internal static class Durations
{
    private static readonly (string Suffix, double Seconds)[] _units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600)];

    /// <summary>The longest that is understood: a week. More is a slip of the keyboard.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Reads a positive duration.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        foreach ((string suffix, double seconds) in _units)
        {
            if (!text.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            if (!double.TryParse(text[..^suffix.Length].TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value))
                return false;
            double total = value * seconds;
            if (total < 0.001 || total > Longest.TotalSeconds)
                return false;
            duration = TimeSpan.FromSeconds(total);
            return true;
        }

        return false;
    }
}
