using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Ledger;

namespace Rockpool.Diagnosis.Findings;

/// <summary>
/// The closed ledger, with stacks resolved to places: what the findings are computed from. Built once reading is over,
/// when every gap and every method name is known.
/// </summary>
internal sealed class Books
{
    private readonly TenancyLedger _ledger;
    private readonly Catalog _catalog;
    private readonly Dictionary<int, PoolBook> _pools = [];
    private readonly Dictionary<(int Pool, Place Place, int? SizeClass), RentSite> _sites = [];
    private readonly Dictionary<(int Stack, int Pool, int? SizeClass), RentSite> _siteOfStack = [];

    public Books(TenancyLedger ledger, Catalog catalog, RecordingInfo recording, DiagnosisOptions options)
    {
        _ledger = ledger;
        _catalog = catalog;
        Recording = recording;
        End = Math.Max(recording.Duration, ledger.Tenancies.Now);
        PoolEnd = recording.PoolCoverage.Count > 0 ? Math.Min(End, recording.PoolCoverage[^1].To) : End;
        Finder = new SiteFinder(catalog.Stacks, options.FrameworkPrefixes);
        PoolNames names = new(ledger, catalog);
        foreach (PoolAccount pool in ledger.Pools) _pools[pool.Index] = names.Book(pool);
        GatherSites();
        EnterOpenTenancies();
        Threads = catalog.Threads.Count;
        CoveredSeconds = Covered(recording.PoolCoverage) / 1e9;
        RareSeconds = recording.RareCoverage.Count > 0 ? Covered(recording.RareCoverage) / 1e9 : CoveredSeconds;
    }

    /// <summary>The recording.</summary>
    public RecordingInfo Recording { get; }

    /// <summary>The recording's end, in nanoseconds since its start.</summary>
    public long End { get; }

    /// <summary>
    /// Up to when rents and returns were recorded, in nanoseconds since the recording's start. No gap may tell that the
    /// recording went on without them: what was out then may have come back unseen.
    /// </summary>
    public long PoolEnd { get; }

    /// <summary>For how long rents and returns were recorded.</summary>
    public double CoveredSeconds { get; }

    /// <summary>For how long misses, drops, trims and misuse were recorded.</summary>
    public double RareSeconds { get; }

    /// <summary>Where rents carried stacks, or null where the recording does not say: then wherever they were recorded.</summary>
    public IReadOnlyList<Stretch>? StackCoverage => Recording.StackCoverage.Count > 0 ? Recording.StackCoverage : null;

    /// <summary>How many threads were met.</summary>
    public int Threads { get; }

    /// <summary>Resolves stacks to places.</summary>
    public SiteFinder Finder { get; }

    /// <summary>The ledger.</summary>
    public TenancyLedger Ledger => _ledger;

    /// <summary>Every pool, most rents first.</summary>
    public IEnumerable<PoolBook> Pools => _pools.Values.OrderByDescending(p => p.Account.Rents).ThenBy(p => p.Account.Index);

    /// <summary>Every place that rented, those without a stack included.</summary>
    public IReadOnlyCollection<RentSite> Sites => _sites.Values;

    /// <summary>The pool of an index.</summary>
    public PoolBook Pool(int index) => _pools[index];

    /// <summary>What a guard told.</summary>
    public GuardReport GuardReport(int index) => _catalog.GuardReports[index];

    /// <summary>The moment at which a share of the time has passed in which misses, drops and trims were recorded.</summary>
    public long RareTime(double share)
    {
        double left = share * RareSeconds * 1e9;
        foreach (Stretch stretch in Recording.RareCoverage)
        {
            if (left <= stretch.Length) return stretch.From + (long)left;
            left -= stretch.Length;
        }

        return (long)(share * End);
    }

    /// <summary>What a history counted before a moment; of the interval that holds it, the share before it.</summary>
    public double CountBefore(TimeHistory history, long time)
    {
        ReadOnlySpan<long> counts = history.Counts;
        double sum = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            long from = i * _ledger.Grid.Length;
            if (from >= time) break;
            sum += counts[i] * Math.Min(1.0, (double)(time - from) / _ledger.Grid.Length);
        }

        return sum;
    }

    private long Covered(IReadOnlyList<Stretch> coverage)
    {
        if (coverage.Count > 0) return Math.Max(1, coverage.Sum(s => s.Length));
        long covered = 0;
        for (int i = 0; i <= _ledger.Windows.Current; i++) covered += _ledger.Windows[i, End].Length;
        return Math.Max(1, covered);
    }

    private void GatherSites()
    {
        foreach (PoolAccount pool in _ledger.Pools)
            foreach ((int number, ClassAccount size) in pool.UsedClasses()) Gather(0, pool.Index, number, size.Unsited);
        for (int stack = 1; stack < _ledger.Sites.Count; stack++)
            if (_ledger.Sites[stack] is { Pool: >= 0 } account) Gather(stack, account.Pool, null, account);
        foreach (IGrouping<PoolBook, RentSite> pool in _sites.Values.GroupBy(s => s.Pool))
        {
            LogHistogram holds = new();
            foreach (RentSite site in pool) holds.Add(site.Account.Returned);
            foreach (RentSite site in pool) site.SetLate(holds, End);
        }
    }

    private void Gather(int stack, int pool, int? sizeClass, SiteAccount account)
    {
        Site? where = Finder[stack];
        (int, Place, int?) key = (pool, Place.Of(where), sizeClass);
        if (!_sites.TryGetValue(key, out RentSite? site))
            _sites[key] = site = new RentSite(where, _pools[pool], sizeClass, _ledger.Grid);
        site.Account.Add(account);
        _siteOfStack[(stack, pool, sizeClass)] = site;
    }

    private void EnterOpenTenancies()
    {
        foreach (ref readonly TenancyEntry entry in _ledger.Tenancies.Entries)
        {
            if (entry.Key == 0 || entry.Open == 0) continue;
            int pool = ItemKey.PoolOf(entry.Key);
            Enter(entry, pool, entry.RentTime, entry.RentStack);
            for (int at = entry.Open > 1 ? entry.More : 0; at != 0; at = _ledger.Tenancies.More[at].Next)
                Enter(entry, pool, _ledger.Tenancies.More[at].RentTime, _ledger.Tenancies.More[at].RentStack);
        }
    }

    private void Enter(in TenancyEntry entry, int pool, long rented, int stack)
    {
        int number = _pools[pool].Account.NumberOf(ItemKey.SizeOf(entry.Key));
        RentSite site = stack == 0 ? _siteOfStack[(0, pool, number)] : _siteOfStack[(stack, _ledger.Sites[stack]!.Pool, null)];
        PoolBook book = site.Pool;
        Stretch window = _ledger.Windows[entry.Window, PoolEnd];
        bool isLast = entry.Window == _ledger.Windows.Last(PoolEnd);
        double equalIds = isLast ? 0 : ExpectedEqualIds(_pools[pool].Account, number, window.To);
        long hiddenSince = (entry.Flags & EntryFlags.Ambiguous) != 0 ? window.From + 1 : rented;
        if (_ledger.Gaps.FirstIn(hiddenSince, window.To - 1) is { } gap)
        {
            site.AddUnknown(Math.Max(0, gap.From - rented), equalIds);
            book.Unknown++;
            return;
        }

        site.AddOpen(rented, Math.Max(0, window.To - rented), isLast, number, Finder[stack], equalIds);
        if (isLast) book.Outstanding++;
        else book.Unknown++;
    }
    // Only whole intervals after the moment count: an item that is taken for lost too readily accuses somebody.
    private double ExpectedEqualIds(PoolAccount pool, int number, long after)
    {
        if (pool.Class(number).Strangers is not { } strangers) return 0;
        long met = 0;
        foreach (long count in strangers.Counts[Math.Min(_ledger.Grid.IndexOf(after) + 1, _ledger.Grid.Intervals)..]) met += count;
        return Math.ScaleB(met, -pool.Info.ItemIdBits);
    }
}
