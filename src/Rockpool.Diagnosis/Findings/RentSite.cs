using Rockpool.Diagnosis.Ledger;

namespace Rockpool.Diagnosis.Findings;

/// <summary>Everything that was rented at one place of the code from one pool, over all stacks that lead there.</summary>
/// <param name="first">Its first stack's site, or null where no stack tells.</param>
/// <param name="pool">The pool.</param>
/// <param name="sizeClass">The size class that items without a stack belong to; null where a stack tells the place.</param>
/// <param name="grid">The intervals of the accounts.</param>
internal sealed class RentSite(Site? first, PoolBook pool, int? sizeClass, TimeGrid grid)
{
    // Below this an item is not called late: switching a session on and off takes about as long.
    private const long ShortestLate = Windows.Settling;
    private const int LateFactor = 5;
    private const int FewestReturns = 5;

    private readonly List<long> _overdueRents = [];

    private readonly Dictionary<Site, int> _overdueBySite = [];
    private readonly Dictionary<int, int> _overdueByClass = [];

    /// <summary>The place with the stack that most overdue items were rented with, or null where no stack tells.</summary>
    public Site? Site => _overdueBySite.Count > 0 ? _overdueBySite.MaxBy(s => s.Value).Key : first;

    /// <summary>The pool.</summary>
    public PoolBook Pool => pool;

    /// <summary>The size class that items without a stack belong to; null where a stack tells the place.</summary>
    public int? SizeClass => sizeClass;

    /// <summary>The sums over its stacks.</summary>
    public SiteAccount Account { get; } = new(grid);

    /// <summary>
    /// An item out for longer than this, in nanoseconds, is late: five times the 99th percentile of the holds that
    /// ended, so long as enough did, else of the pool's; at least 50 ms. Set before the open tenancies are entered.
    /// </summary>
    public long LateAfter { get; private set; }

    /// <summary>Whether enough came back to say how long a hold is here.</summary>
    public bool TellsHolds => Account.Returned.Total >= FewestReturns;

    /// <summary>How long the items still out at the end of a window had been out, at least.</summary>
    public LogHistogram OutAges { get; } = new();

    /// <summary>Items still out at the recording's end of which that is certain.</summary>
    public long Outstanding { get; private set; }

    /// <summary>Items whose fate a gap hides.</summary>
    public long Unknown { get; private set; }

    /// <summary>The longest that an item has been out and still is, in nanoseconds.</summary>
    public long OldestAge { get; private set; }

    /// <summary>
    /// How many of the items that were late at the end of their window are expected to be seen again by the chance of
    /// equal ids alone.
    /// </summary>
    public double ExpectedEqualIds { get; private set; }

    /// <summary>When the items that are late and were never seen again were rented.</summary>
    public IReadOnlyList<long> OverdueRents => _overdueRents;

    /// <summary>How many overdue items are of a size class.</summary>
    public int OverdueOf(int number) => _overdueByClass.GetValueOrDefault(number);

    /// <summary>Sets what counts as late.</summary>
    public void SetLate(LogHistogram poolHolds, long recordingEnd)
    {
        LogHistogram holds = TellsHolds ? Account.Returned : poolHolds;
        double late = holds.Total < FewestReturns ? recordingEnd / 4.0 : LateFactor * Percentile99(holds);
        LateAfter = Math.Max((long)Math.Min(late, long.MaxValue / 16.0), ShortestLate);
    }

    // Fewer than a hundred holds do not reach their 99th percentile: their longest is stretched as an exponential
    // tail would go on.
    private static double Percentile99(LogHistogram holds) =>
        holds.Quantile(0.99) * Math.Max(1, Math.Log(100) / Math.Log(holds.Total));

    /// <summary>Enters a tenancy that was open when its window ended.</summary>
    /// <param name="rented">When it began.</param>
    /// <param name="watched">How long it was watched.</param>
    /// <param name="atEnd">Whether its window is the last.</param>
    /// <param name="number">Its size class.</param>
    /// <param name="site">Its own stack's site.</param>
    /// <param name="equalIds">How many items with its id are expected to have been met after the window.</param>
    public void AddOpen(long rented, long watched, bool atEnd, int number, Site? site, double equalIds)
    {
        Account.AddCensored(watched);
        OutAges.Add(watched);
        OldestAge = Math.Max(OldestAge, watched);
        if (watched > LateAfter)
        {
            AddOverdue(rented, number, site);
            ExpectedEqualIds += equalIds;
        }

        if (atEnd) Outstanding++;
        else Unknown++;
    }

    private void AddOverdue(long rented, int number, Site? site)
    {
        _overdueRents.Add(rented);
        _overdueByClass[number] = OverdueOf(number) + 1;
        if (site is not null) _overdueBySite[site] = _overdueBySite.GetValueOrDefault(site) + 1;
    }

    /// <summary>Enters a tenancy whose end a gap may hide.</summary>
    /// <param name="watched">How long it was watched before that.</param>
    /// <param name="equalIds">How many items with its id are expected to have been met after its window.</param>
    public void AddUnknown(long watched, double equalIds)
    {
        Account.AddCensored(watched);
        if (watched > LateAfter) ExpectedEqualIds += equalIds;
        Unknown++;
    }
}
