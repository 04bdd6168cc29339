using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Ledger;

/// <summary>
/// The books of a recording, kept while the journal streams by: what is out, one account per pool and one per distinct
/// stack, and the course of time. Never the events, so that its size follows the items alive and the stacks met.
/// </summary>
/// <remarks>Not thread-safe. An event costs some 20 ns and allocates nothing.</remarks>
internal sealed class TenancyLedger
{
    private readonly Catalog _catalog;
    private PoolAccount?[] _pools = new PoolAccount?[64];
    private SiteAccount?[] _sites = new SiteAccount?[1024];
    private long[] _returns = new long[1024];
    private readonly Dictionary<(int Stack, int Pool), TimeHistory> _returnSites = [];

    public TenancyLedger(Catalog catalog)
    {
        _catalog = catalog;
        Tenancies = new Tenancies(this, Gaps, Windows);
    }

    /// <summary>The gaps known so far.</summary>
    public GapSet Gaps { get; } = new();

    /// <summary>The stretches of coverage.</summary>
    public Windows Windows { get; } = new();

    /// <summary>The items.</summary>
    public Tenancies Tenancies { get; }

    /// <summary>The recording over time.</summary>
    public TimeLedger Time { get; } = new();

    /// <summary>What labels and regions rented.</summary>
    public FlowLedger Flows { get; } = new();

    /// <summary>The grid of the accounts' histories.</summary>
    public TimeGrid Grid { get; } = new(64, 1L << 20);

    /// <summary>Every pool that had an event.</summary>
    public IEnumerable<PoolAccount> Pools => _pools.OfType<PoolAccount>();

    /// <summary>The accounts by rent stack; null where a stack rented nothing.</summary>
    public IReadOnlyList<SiteAccount?> Sites => _sites;

    /// <summary>How many returns had a stack.</summary>
    public long ReturnsAt(int stack) => stack < _returns.Length ? _returns[stack] : 0;

    /// <summary>Returns of items that were not seen to be rented, over time, by stack (0 for none) and pool.</summary>
    public IReadOnlyDictionary<(int Stack, int Pool), TimeHistory> ReturnSites => _returnSites;

    /// <summary>Enters a batch.</summary>
    /// <remarks>
    /// Compiled fully at once, like what it calls for every rent and return: a report is done before tiering would help.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(JournalBatch batch)
    {
        foreach (Gap gap in batch.Gaps) AddGap(gap);
        bool flows = !Flows.IsIdle;
        foreach (ref readonly RuntimeEvent happening in CollectionsMarshal.AsSpan(batch.Runtime))
        {
            Time.Add(happening);
            flows |= happening.IsOfFlow;
        }

        if (flows) Flows.Add(batch);
        PoolEvents events = batch.Pool;
        for (int i = 0; i < events.Count; i++)
        {
            long time = events.Time[i];
            Tenancies.Now = time;
            if (time >= Time.NextEdge) AdvanceTime(time);
            PoolAccount pool = Pool(events.Pool[i].Value);
            switch (events.Kind[i])
            {
                case PoolEventKind.Rent: Rent(pool, events, i); break;
                case PoolEventKind.Return: Return(pool, events, i); break;
                default: RareEvents.Add(this, pool, events, i); break;
            }
        }

        if (batch.Until > Tenancies.Now) Tenancies.Now = batch.Until;
    }

    /// <summary>The account of a pool.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PoolAccount Pool(int index) =>
        (uint)index < (uint)_pools.Length && _pools[index] is { } pool ? pool : AddPool(index);

    /// <summary>The account of the rents with a stack, or the size class's own where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SiteAccount Site(int stack, ClassAccount sizeClass) =>
        stack == 0 ? sizeClass.Unsited : (uint)stack < (uint)_sites.Length && _sites[stack] is { } site ? site : AddSite(stack);

    /// <summary>The returns with a stack to a pool of items that were not seen to be rented, over time.</summary>
    public TimeHistory ReturnSite(int stack, PoolAccount pool)
    {
        if (!_returnSites.TryGetValue((stack, pool.Index), out TimeHistory? returns))
            _returnSites[(stack, pool.Index)] = returns = new TimeHistory(Grid);
        return returns;
    }

    /// <summary>Counts an item of a pool out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CountOut(PoolAccount pool)
    {
        pool.Lend();
        Time.Lend();
    }

    /// <summary>Counts an item of a pool as no longer out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CountIn(PoolAccount pool)
    {
        pool.TakeBack();
        Time.TakeBack();
    }

    private void AddGap(Gap gap)
    {
        Gaps.Add(gap.From, gap.To);
        Flows.Forget(gap.Kind == GapKind.Loss ? gap.Thread : null);
        if (gap.Kind == GapKind.Loss && gap.Thread is not null) return;
        Windows.Close(gap.From, gap.To);
        foreach (PoolAccount? pool in _pools) pool?.BeginWindow();
        Time.BeginWindow(gap.From);
    }

    private void AdvanceTime(long time)
    {
        Time.Advance(time);
        if (time >= Grid.NextEdge) Grid.Advance(time);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Rent(PoolAccount pool, PoolEvents events, int i)
    {
        long given = events.Given[i];
        int number = pool.NumberOf(given);
        ClassAccount sizeClass = pool.Class(number);
        if (given > sizeClass.Size) sizeClass.Size = given;
        pool.Given += given;
        if (events.Asked[i] >= 0) pool.CountAsked(events.Asked[i], given);
        Time.Rents.Add();
        Site(events.Stack[i].Value, sizeClass).AddRent(pool.Index, number);
        if (pool.Slots is not null) ReplayRent(pool, number, events, i);
        else if (pool.Tiers is { } tiers && (uint)events.Bucket[i] < (uint)tiers.Length) tiers[events.Bucket[i]]++;
        Tenancies.Lend(pool, sizeClass, events, i, sizeClass.Lend());
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Return(PoolAccount pool, PoolEvents events, int i)
    {
        int number = pool.NumberOf(events.Given[i]);
        ClassAccount sizeClass = pool.Class(number);
        sizeClass.TakeBack();
        CountReturn(events.Stack[i].Value);
        pool.Slots?.Return(events.Thread[i].Value, number, events.Item[i]);
        Tenancies.TakeBack(pool, sizeClass, events, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReplayRent(PoolAccount pool, int number, PoolEvents events, int i)
    {
        short bucket = events.Bucket[i];
        if (pool.Design == PoolDesign.Unknown || bucket != number) pool.InferDesign(number, bucket);
        pool.Slots?.Rent(events.Thread[i].Value, number, events.Item[i], bucket == -1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CountReturn(int stack)
    {
        if (stack >= _returns.Length) Array.Resize(ref _returns, Math.Max(stack + 1, _returns.Length * 2));
        _returns[stack]++;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private PoolAccount AddPool(int index)
    {
        if (index >= _pools.Length) Array.Resize(ref _pools, Math.Max(index + 1, _pools.Length * 2));
        return _pools[index] = new PoolAccount(index, _catalog.Pools[index], Grid);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private SiteAccount AddSite(int stack)
    {
        if (stack >= _sites.Length) Array.Resize(ref _sites, Math.Max(stack + 1, _sites.Length * 2));
        return _sites[stack] = new SiteAccount(Grid);
    }
}
