namespace Rockpool.Tests.Faults;

/// <summary>
/// What a policy throws reaches the caller; nothing is lost by it and the counts stay right. The suite of every kind of pool
/// has the same of a reset.
/// </summary>
public abstract class FaultContract : IDisposable
{
    private const int MoreThanAPoolKeeps = 20_000;

    private readonly PoolStatistics _start;

    protected FaultContract()
    {
        Pool.Trim();
        _start = Pool.Statistics;
    }

    public void Dispose()
    {
        FaultyPolicy.Creating = null;
        FaultyPolicy.Discarding = null;
        Pool.Trim();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void ACreateThatThrowsIsNoRent()
    {
        FaultyPolicy.Creating = () => throw new NotSupportedException("create");
        Assert.Throws<NotSupportedException>(Rent);
        Assert.Equal((0, 0), (Rents, Outstanding));
        FaultyPolicy.Creating = null;
        Rent();
        Assert.Equal((1, 1), (Rents, Outstanding));
    }

    [Fact]
    public void ACreateThatGivesNullIsThePolicysMistake()
    {
        FaultyPolicy.Creating = () => null!;
        Assert.Contains($"'{Pool.Name}'", Assert.Throws<InvalidOperationException>(Rent).Message);
        Assert.Equal((0, 0), (Rents, Outstanding));
    }

    [Fact]
    public void ADiscardThatThrowsAtAReturnReachesTheReturner()
    {
        FaultyPolicy.Discarding = _ => throw new NotSupportedException("discard");
        PooledItem item = Rent();
        item.IsSpoilt = true;
        Assert.Throws<NotSupportedException>(() => Return(item));
        Assert.Equal(1, item.Discards);
        Assert.Equal((0, 0), (Outstanding, Pool.Statistics.ItemsHeld));
        Assert.Equal(1, Pool.Statistics.DroppedByReset - _start.DroppedByReset);
    }

    [Fact]
    public void ADiscardThatThrowsWhereThePoolIsFullReachesTheReturner()
    {
        FaultyPolicy.Discarding = _ => throw new NotSupportedException("discard");
        int thrown = 0;
        for (int i = 0; i < MoreThanAPoolKeeps; i++)
            thrown += Record.Exception(() => Return(new PooledItem())) is NotSupportedException ? 1 : 0;
        PoolStatistics now = Pool.Statistics;
        Assert.InRange(now.ItemsHeld, 1, MoreThanAPoolKeeps - 1);
        Assert.Equal(MoreThanAPoolKeeps - now.ItemsHeld, thrown);
        Assert.Equal(thrown, now.DroppedByOverflow + now.DroppedByBreaker - _start.DroppedByOverflow - _start.DroppedByBreaker);
        FaultyPolicy.Discarding = null;
    }

    [Fact]
    public void ATrimWhoseDiscardThrowsDiscardsTheOthers()
    {
        Pool.Prewarm(10);
        int discards = 0;
        FaultyPolicy.Discarding = _ =>
        {
            if (discards++ == 3)
                throw new NotSupportedException("discard");
        };
        Assert.Throws<NotSupportedException>(Pool.Trim);
        Assert.Equal(10, discards);
        Assert.Equal(1, Pool.Statistics.DiscardsFailed - _start.DiscardsFailed);
        Assert.Equal(0, Pool.Statistics.ItemsHeld);
    }

    [Fact]
    public void APrewarmWhoseCreateThrowsKeepsWhatWasMade()
    {
        int made = 0;
        FaultyPolicy.Creating = () => ++made > 40 ? throw new NotSupportedException("create") : new PooledItem();
        Assert.Throws<NotSupportedException>(() => Pool.Prewarm(100));
        Assert.Equal(40, Pool.Statistics.ItemsHeld);
    }

    [Fact]
    public void APrewarmOfLessThanNothingIsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Pool.Prewarm(-1));

    [Fact]
    public void APrewarmOfMoreThanThereIsRoomForEndsWhenThePoolIsFull()
    {
        int made = 0;
        FaultyPolicy.Creating = () => ++made > MoreThanAPoolKeeps ? throw new NotSupportedException("create") : new PooledItem();
        Pool.Prewarm(int.MaxValue);
        Assert.InRange(Pool.Statistics.ItemsHeld, 100, made);
    }

    [Fact]
    public void ACreateMayUseThePool()
    {
        int depth = 0;
        FaultyPolicy.Creating = () =>
        {
            if (depth++ == 0)
                Return(Rent());
            return new PooledItem();
        };
        Rent();
        Assert.Equal((1, 1), (Outstanding, Pool.Statistics.ItemsHeld));
    }

    [Fact]
    public void ADiscardMayUseThePool()
    {
        FaultyPolicy.Discarding = _ => Return(new PooledItem());
        PooledItem spoilt = Rent();
        spoilt.IsSpoilt = true;
        Return(spoilt);
        Assert.Equal(1, Pool.Statistics.ItemsHeld);
        FaultyPolicy.Discarding = null;
    }

    private protected abstract Pool<PooledItem> Pool { get; }

    private long Rents => Pool.Statistics.Rents - _start.Rents;

    private long Outstanding => Pool.Statistics.Outstanding - _start.Outstanding;

    private protected abstract PooledItem Rent();

    private protected abstract void Return(PooledItem item);
}
