using System.Globalization;
using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Ledger;

namespace Rockpool.Diagnosis.Findings;

/// <summary>Says for which verdicts the recording holds too little, and what would do.</summary>
internal static class Coverage
{
    // So many watched rents show a leak of one in a thousand at least five times, in 9 of 10 recordings, ...
    private const double LeakWants = 8000;

    // ... and so many returns a double return of one in a thousand at least once, in 19 of 20.
    private const double DoubleReturnWants = 3000;

    private const double NearlyAll = 0.9;
    private const double NotableShare = 0.01;
    private const double Half = 0.5;

    // A longer recording than this is not advised: a larger share of the time does the same.
    private const double LongestAdvised = 600;

    // Spending less than this share of a budget, a recording would not have gained by a larger one.
    private const double UsedUp = 0.75;

    private const int NamesTold = 3;

    /// <summary>One sentence for each thing the recording cannot show.</summary>
    public static IReadOnlyList<string> Limits(Books books)
    {
        List<string> limits = [];
        if (books.Recording.LostEvents > 0)
            limits.Add($"{books.Recording.LostEvents:N0} events were lost: what they hide is counted as unknown, and no verdict rests on it.");
        long notJudged = books.Ledger.Tenancies.Excess.NotJudged;
        if (notJudged > 0) limits.Add($"{notJudged:N0} candidates for double returns were too many to keep and were not judged.");
        long forgotten = books.Pools.Sum(p => p.Account.Forgotten);
        if (forgotten > 0) limits.Add($"{forgotten:N0} items that were out were too many to follow: they are counted as unknown.");
        if (HiddenPlaces(books) is { } hidden) limits.Add(hidden);
        AddInsufficient(limits, books);
        return limits;
    }

    private static string? HiddenPlaces(Books books)
    {
        long stacked = 0;
        long hidden = 0;
        for (int stack = 1; stack < books.Ledger.Sites.Count; stack++)
            if (books.Ledger.Sites[stack] is { } account)
            {
                stacked += account.RentCount;
                if (books.Finder.IsHidden(stack)) hidden += account.RentCount;
            }

        if (hidden == 0 || hidden < NotableShare * stacked) return null;
        string share = (100.0 * hidden / stacked).ToString("0.#", CultureInfo.InvariantCulture);
        return $"{hidden:N0} of {stacked:N0} rents with a stack ({share} %) have no place, as code without a name stands between "
            + "the pool and the first method that is known; it is not told whose they are.";
    }

    private static void AddInsufficient(List<string> limits, Books books)
    {
        double settled = SettledShare(books);
        List<PoolCoverage> pools = [.. books.Pools.Where(MayLend).Select(p => PoolCoverage.Of(p, books, settled)).Where(p => p.IsThin)];
        PoolCoverage[] unnamed = [.. pools.Where(p => p.HasNoPlaces)];
        if (unnamed.Length > 0)
        {
            limits.Add($"coverage insufficient for naming places in {Names(unnamed)}: "
                + $"none of the {unnamed.Sum(p => p.Rents):N0} rents had a stack that could be named.");
        }

        PoolCoverage[] thin = [.. pools.Where(p => !p.HasNoPlaces)];
        Add("a leak or a double return", [.. thin.Where(p => p.Watched < DoubleReturnWants)], DoubleReturnWants);
        Add("a leak", [.. thin.Where(p => p.Watched >= DoubleReturnWants)], LeakWants);

        void Add(string defect, PoolCoverage[] few, double fewest)
        {
            if (few.Length == 0) return;
            limits.Add($"coverage insufficient for {defect} of one rent in a thousand in {Names(few)}: "
                + $"{few.Sum(p => p.Watched):N0} rents were followed with their stacks and far enough from where recording "
                + $"was switched on or off, {fewest:N0} in each would do; record with {Advice(books, fewest / few.Min(p => p.Watched))}.");
        }
    }

    // Buffers of streams are told when they are made and let go, never when they are lent.
    private static bool MayLend(PoolBook pool) => pool.Account.Info.Source != PoolSource.RecyclableBuffer;

    private static string Names(PoolCoverage[] pools)
    {
        string[] told = [.. pools.Take(NamesTold).Select(p => p.Name)];
        int more = pools.Length - told.Length;
        return more > 0 ? $"{string.Join(", ", told)} and {more:N0} more" : string.Join(", ", told);
    }

    private static string Advice(Books books, double factor)
    {
        double seconds = Math.Ceiling(books.End / 1e9 * factor);
        string budget = Budget(books, factor);
        return seconds <= LongestAdvised ? $"--for {seconds:0}s or {budget}" : budget;
    }

    // A budget of a core is none, and where the present one was not used up a larger one would change nothing.
    private static string Budget(Books books, double factor)
    {
        RecordingInfo recording = books.Recording;
        if (recording.Overhead < UsedUp * recording.Budget) return "--exact";
        double? wanted = recording.Budget * factor;
        return wanted < Half ? $"--budget {Math.Ceiling(wanted.Value * 100):0}%" : "--exact";
    }

    // Of the time in which rents had stacks, the share that is far enough from every edge of what was recorded.
    private static double SettledShare(Books books)
    {
        RecordingInfo recording = books.Recording;
        Windows windows = books.Ledger.Windows;
        double all = new Exposure(windows, recording.PoolCoverage, books.StackCoverage, 0, 0, books.End).Seconds;
        double settled = new Exposure(
            windows, recording.PoolCoverage, books.StackCoverage, Windows.Settling, Windows.Settling, books.End).Seconds;
        return all > 0 ? settled / all : 0;
    }

    /// <summary>How much of one pool's traffic verdicts can rest on.</summary>
    /// <param name="Name">The pool's name.</param>
    /// <param name="Rents">Its rents.</param>
    /// <param name="Named">Those whose stack names a place.</param>
    /// <param name="Watched">Those of them far enough from the edges of what was recorded.</param>
    /// <param name="Followed">The share of the whole recording's rents that were, as far as time tells.</param>
    private sealed record PoolCoverage(string Name, long Rents, double Named, double Watched, double Followed)
    {
        public bool HasNoPlaces => Rents > 0 && Named == 0;

        public bool IsThin => HasNoPlaces || (Watched < LeakWants && Followed < NearlyAll);

        public static PoolCoverage Of(PoolBook pool, Books books, double settled)
        {
            long rents = pool.Account.Rents;
            double named = books.Sites.Where(s => s.Pool == pool && s.Site is not null).Sum(s => (double)s.Account.RentCount);
            double time = books.CoveredSeconds / (books.End / 1e9);

            // Where nearly every rent was followed, more of the same time would tell nothing more; a recording that is
            // hardly longer than its edges has not followed any.
            double followed = settled < Half ? 0 : (rents > 0 ? named / rents : 1) * time;
            return new PoolCoverage(pool.Name, rents, named, named * settled, followed);
        }
    }
}
