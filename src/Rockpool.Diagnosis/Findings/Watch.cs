using System.Globalization;
using Rockpool.Diagnosis.Ledger;

namespace Rockpool.Diagnosis.Findings;

/// <summary>For how much of a recording rents were watched with their stacks, and how to have more of them watched.</summary>
internal sealed class Watch
{
    private const double NearlyAll = 0.9;

    // From here on a budget is none.
    private const double Half = 0.5;

    // A longer recording than this is not advised where a larger share of the time does the same.
    private const double LongestAdvised = 600;

    private readonly Books _books;
    private readonly double _stacked;

    public Watch(Books books)
    {
        _books = books;
        Windows windows = books.Ledger.Windows;
        _stacked = Seconds(0);
        SettledShare = _stacked > 0 ? Seconds(Windows.Settling) / _stacked : 0;

        double Seconds(long edge) =>
            new Exposure(windows, books.Recording.PoolCoverage, books.StackCoverage, edge, edge, books.End).Seconds;
    }

    /// <summary>
    /// Of the time in which rents had stacks, the share that is far enough from every edge of what was recorded.
    /// </summary>
    public double SettledShare { get; }

    private double RecordedSeconds => _books.End / 1e9;

    /// <summary>The options that would have shown a leak in every one of the pools.</summary>
    public string Advice(IReadOnlyCollection<PoolCoverage> thin)
    {
        // Where every rent had a stack already, or there was no budget, only time gives more.
        if (_books.Recording.Budget is not { } budget || _stacked >= NearlyAll * RecordedSeconds)
            return Longer(thin.Min(p => p.Named));

        // No budget shows more rents than there are: what is rented rarely wants more time, too.
        double everything = Times(thin.Min(p => p.All));
        string exact = everything > 1 ? $"--exact {Longer(thin.Min(p => p.All))}" : "--exact";

        // More glimpses that end before a hold does show no more than few, and how large a budget would make windows
        // of them is not known.
        double factor = Times(thin.Min(p => p.Watched));
        if (double.IsInfinity(factor)) return exact;
        string? longer = RecordedSeconds * factor <= LongestAdvised ? For(RecordedSeconds * factor) : null;
        if (everything > 1) return longer ?? exact;
        string larger = budget * factor < Half ? $"--budget {Math.Ceiling(budget * factor * 100):0}%" : exact;
        return longer is null ? larger : $"{longer} or {larger}";
    }

    private static double Times(double rents) => rents > 0 ? PoolCoverage.LeakWants / rents : double.PositiveInfinity;

    private string Longer(double rents) =>
        rents > 0 ? For((Times(rents) * RecordedSeconds) + (2 * Windows.Settling / 1e9)) : "--for longer";

    private static string For(double seconds) => $"--for {Math.Ceiling(seconds).ToString("0", CultureInfo.InvariantCulture)}s";
}
