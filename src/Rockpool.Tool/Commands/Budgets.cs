using System.Globalization;

namespace Rockpool.Tool.Commands;

/// <summary>Budgets as people write them: <c>2%</c>, <c>2 %</c> or <c>0.02</c>, both a fiftieth of a core.</summary>
internal static class Budgets
{
    /// <summary>Reads a share that is above nothing and at most the whole.</summary>
    public static bool TryParse(string text, out double share)
    {
        bool percent = text.EndsWith('%');
        if (!double.TryParse(percent ? text[..^1].TrimEnd() : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out share))
            return false;
        if (percent)
            share /= 100;
        return share is > 0 and <= 1;
    }
}
