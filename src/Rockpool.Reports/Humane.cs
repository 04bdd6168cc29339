using System.Globalization;

namespace Rockpool.Reports;

/// <summary>
/// Figures as people read them: three significant digits, and the unit that keeps the number short, tied to it by a
/// no-break space so that no line ends between them.
/// </summary>
internal static class Humane
{
    /// <summary>What stands where a figure is not known.</summary>
    public const string Unknown = "–";

    /// <summary>A time such as <c>1.25 ms</c>.</summary>
    public static string Seconds(double seconds)
    {
        double size = Math.Abs(seconds);
        if (!double.IsFinite(seconds)) return Unknown;
        if (size == 0) return "0\u00a0s";
        if (size < 999.5e-9) return Digits(seconds * 1e9) + "\u00a0ns";
        if (size < 999.5e-6) return Digits(seconds * 1e6) + "\u00a0µs";
        if (size < 999.5e-3) return Digits(seconds * 1e3) + "\u00a0ms";
        if (size < 119.5) return Digits(seconds) + "\u00a0s";
        return size < 7170 ? Digits(seconds / 60) + "\u00a0min" : Digits(seconds / 3600) + "\u00a0h";
    }

    /// <summary>An amount of memory such as <c>1.5 MB</c>; a kilobyte is 1,024 bytes.</summary>
    public static string Bytes(double bytes)
    {
        if (!double.IsFinite(bytes)) return Unknown;
        string[] units = ["B", "KB", "MB", "GB", "TB", "PB"];
        int unit = 0;
        while (Math.Abs(bytes) >= 999.5 && unit < units.Length - 1)
        {
            bytes /= 1024;
            unit++;
        }

        return $"{Digits(bytes)}\u00a0{units[unit]}";
    }

    /// <summary>A count such as <c>12,345</c>, from ten million on <c>12.3 M</c>.</summary>
    public static string Count(long count)
    {
        if (Math.Abs(count) < 10_000_000) return count.ToString("N0", CultureInfo.InvariantCulture);
        return Math.Abs(count) < 999_500_000 ? Digits(count / 1e6) + "\u00a0M" : Digits(count / 1e9) + "\u00a0G";
    }

    /// <summary>A share such as <c>99.8 %</c>. One that is nearly all or nearly nothing never reads as all or nothing.</summary>
    public static string Share(double share)
    {
        if (!double.IsFinite(share)) return Unknown;
        if (share > 0 && share < 0.0001) return "<\u00a00.01\u00a0%";
        if (share < 1 && share > 0.9999) return ">\u00a099.99\u00a0%";
        string format = share is > 0.99 and < 1 or > 0 and < 0.09995 ? "0.##" : "0.#";
        return (share * 100).ToString(format, CultureInfo.InvariantCulture) + "\u00a0%";
    }

    /// <summary>A plain number with three significant digits and separators, such as <c>1,230</c> or <c>0.0123</c>.</summary>
    public static string Number(double number)
    {
        if (!double.IsFinite(number)) return Unknown;
        if (number is > 0 and < 1e-6) return "<\u00a00.000001";
        return Math.Abs(number) < 10_000_000 ? Digits(number) : Count((long)Math.Clamp(number, -1e18, 1e18));
    }

    private static string Digits(double number)
    {
        if (number == 0) return "0";
        int decimals = Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(number))), 0, 15);
        return Math.Round(number, decimals).ToString("#,0.###############", CultureInfo.InvariantCulture);
    }
}
