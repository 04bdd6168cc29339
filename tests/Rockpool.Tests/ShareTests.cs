using Rockpool.Budgets;

namespace Rockpool.Tests;

/// <summary>What pools count in the budget, and what their policies and threads may do meanwhile.</summary>
public sealed class ShareTests
{
    private static readonly MemoryReading Plenty = new(Collection: 1, Available: 1L << 40, Load: 0, HighLoad: 1L << 40);

    private readonly Budget _budget = new(() => Plenty);

    [Fact]
    public void AWeighedPoolCountsWhatItsPolicySays()
    {
        using var pool = new Pool<byte[]>(new BytesPolicy(100), new PoolOptions { Name = "weighed", Budget = _budget });
        pool.Prewarm(10);
        PoolShare share = Assert.Single(_budget.Members).Share;
        Assert.Equal(("weighed", 1000, false), (share.Name, share.Bytes, share.IsEstimate));
    }

    [Fact]
    public void AnotherPoolsItemsCountWhatMakingOneAllocated()
    {
        byte[]? once = null;
        using var pool = Pool.Create(
            () =>
            {
                once ??= new byte[1_000_000];
                return new List<byte[]> { new byte[1000] };
            },
            options: new PoolOptions { Budget = _budget });
        pool.Prewarm(10);
        PoolShare share = Assert.Single(_budget.Members).Share;
        Assert.True(share.IsEstimate);
        Assert.InRange(share.Bytes, 10 * 1000, 10 * 1200);
    }

    [Fact]
    public void AnItemThatThePoolDidNotMakeCountsSomething()
    {
        using var pool = Pool.Create(() => new byte[1000], options: new PoolOptions { Budget = _budget });
        pool.Return(new byte[1000]);
        Assert.Equal(24, Assert.Single(_budget.Members).Share.Bytes);
    }

    [Fact]
    public void HitsAreThoseSinceTheLastTide()
    {
        using var pool = Pool.Create(() => new PooledItem(), options: new PoolOptions { Budget = _budget });
        IBudgeted member = pool;
        for (int i = 0; i < 6; i++)
            pool.Return(pool.Rent());
        Assert.Equal(5, member.Share.Hits);
        Assert.Equal(5.0 / member.Share.Bytes, member.Share.HitsPerByte);
        _budget.Settle(isTide: true);
        Assert.Equal(0, member.Share.Hits);
        pool.Return(pool.Rent());
        Assert.Equal(1, member.Share.Hits);
    }

    [Fact]
    public void TheLibrarysOwnPartsAreOneShareAndAllSharesAddUp()
    {
        using var parsers = Pool.Create(() => new PooledItem(), options: new PoolOptions { Name = "parsers", Budget = _budget });
        using var own = Pool.Create(() => new Budget(() => Plenty), options: new PoolOptions { Budget = _budget });
        using var others = Pool.Create(() => new Rockpool.Tiers.Quota(1, 1), options: new PoolOptions { Budget = _budget });
        parsers.Prewarm(10);
        own.Prewarm(10);
        others.Prewarm(10);
        parsers.Return(parsers.Rent());
        Assert.Equal(["(Rockpool)", "parsers"], _budget.Shares.Select(share => share.Name));
        Assert.Equal(_budget.Members.Sum(pool => pool.Share.Bytes), _budget.Shares.Sum(share => share.Bytes));
    }

    [Fact]
    public void APolicyThatDiscardsMayAskTheBudget()
    {
        long seen = -1;
        using var pool = Pool.Create(
            () => new PooledItem(),
            discard: _ => seen = _budget.Members.Sum(member => member.Share.Bytes),
            options: new PoolOptions { Budget = _budget });
        pool.Prewarm(10);
        _budget.SetLimit(0);
        _budget.Settle(isTide: false);
        Assert.Equal(0, seen);
    }

    [Fact]
    public void AnAbsurdWeightIsOnlyVeryMuch()
    {
        using var first = new Pool<byte[]>(new AbsurdPolicy(), new PoolOptions { Budget = _budget });
        using var second = new Pool<byte[]>(new AbsurdPolicy(), new PoolOptions { Budget = _budget });
        first.Prewarm(1);
        second.Prewarm(3);
        _budget.Settle(isTide: true);
        Assert.Equal(0, first.Statistics.ItemsHeld);
        second.Return(second.Rent());
        second.Trim();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(300)]
    public void ALimitedPoolGivesWayAndGrowsBack(int limit)
    {
        using var pool = new Pool<PooledItem>(
            default(PooledItemPolicy), new PoolOptions { MaxItems = limit, Budget = _budget });
        pool.Prewarm(limit);
        long full = pool.Statistics.ItemsHeld;
        _budget.SetLimit(((IBudgeted)pool).Share.Bytes / 2);
        _budget.Settle(isTide: true);
        Assert.InRange(pool.Statistics.ItemsHeld, 0, full / 2);
        pool.Prewarm(limit);
        Assert.InRange(pool.Statistics.ItemsHeld, 1, limit - 1);
        _budget.SetLimit(null);
        while (((IBudgeted)pool).Share.MaxItems is not null)
            _budget.Settle(isTide: true);
        pool.Prewarm(limit);
        Assert.Equal(full, pool.Statistics.ItemsHeld);
    }

    [Fact]
    public void ThreadsMeetTheBudgetAndNoItemHasTwoHoldersOrIsLost() => Users.Meet(new PoolOptions { Budget = _budget }, _ =>
    {
        for (int round = 0; round < 500; round++)
        {
            _budget.SetLimit(round % 10 == 0 ? null : round * 5);
            _budget.Settle(isTide: round % 2 == 0);
        }
    });

    [Fact]
    public void TheProcessesBudgetCanBeReadAndSet()
    {
        long available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        Assert.InRange(PoolBudget.Limit, 1, available / Budget.DefaultPart);
        Assert.Throws<ArgumentOutOfRangeException>(() => PoolBudget.Limit = -1);
        PoolBudget.Limit = 1L << 50;
        Assert.Equal(1L << 50, PoolBudget.Limit);
        PoolBudget.UseDefault();
        Assert.InRange(PoolBudget.Limit, 1, available / Budget.DefaultPart);
    }

    [Fact]
    public void TheProcessesPoolsTellTheirShares()
    {
        using var pool = new Pool<byte[]>(new BytesPolicy(100), new PoolOptions { Name = nameof(TheProcessesPoolsTellTheirShares) });
        pool.Prewarm(10);
        Assert.Equal(1000, Assert.Single(PoolBudget.Shares, share => share.Name == pool.Name).Bytes);
        Assert.True(PoolBudget.Used >= 1000);
    }

    private sealed class AbsurdPolicy : IWeighedPolicy<byte[]>
    {
        public byte[] Create() => [];

        public bool Reset(byte[] item) => true;

        public void Discard(byte[] item) => item.AsSpan().Clear();

        public long Weigh(byte[] item) => long.MaxValue;
    }
}
