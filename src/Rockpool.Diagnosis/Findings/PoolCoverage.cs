namespace Rockpool.Diagnosis.Findings;

/// <summary>How much of one pool's traffic verdicts can rest on.</summary>
/// <param name="Name">The pool's name.</param>
/// <param name="Rents">Its rents.</param>
/// <param name="Named">Those whose stack names a place.</param>
/// <param name="Watched">Those of them far enough from the edges of what was recorded.</param>
/// <param name="All">How many there would have been had everything been recorded, as far as time tells.</param>
/// <param name="Followed">The share of the whole recording's rents that were, as far as time tells.</param>
internal sealed record PoolCoverage(string Name, long Rents, double Named, double Watched, double All, double Followed)
{
    /// <summary>So many watched rents show a leak of one in a thousand at least five times, in 9 of 10 recordings, ...</summary>
    public const double LeakWants = 8000;

    // ... and so many returns a double return of one in a thousand at least once, in 19 of 20.
    private const double DoubleReturnWants = 3000;

    private const double NearlyAll = 0.9;
    private const double Half = 0.5;

    public bool HasNoPlaces => Rents > 0 && Named == 0;

    public bool IsThin => HasNoPlaces || (Watched < LeakWants && Followed < NearlyAll);

    public bool ShowsDoubleReturns => Watched >= DoubleReturnWants;

    public static PoolCoverage Of(PoolBook pool, Books books, Watch watch)
    {
        long rents = pool.Account.Rents;
        double named = books.Sites.Where(s => s.Pool == pool && s.Site is not null).Sum(s => (double)s.Account.RentCount);
        double time = books.CoveredSeconds / (books.End / 1e9);

        // Where nearly every rent was followed, more of the same time would tell nothing more; a recording that is
        // hardly longer than its edges has not followed any.
        double followed = watch.SettledShare < Half ? 0 : (rents > 0 ? named / rents : 1) * time;
        return new PoolCoverage(pool.Name, rents, named, named * watch.SettledShare, rents / time, followed);
    }
}
