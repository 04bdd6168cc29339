using Rockpool.Guard;

namespace Rockpool.Tests.Guard;

/// <summary>Some rents are watched: here those that the tests ask for.</summary>
public sealed class SampledGuardTests : GuardContract
{
    private const int MoreThanAWatchLooksAt = 300;

    protected override GuardLevel Level => GuardLevel.Sampled;

    [Fact]
    public void BetweenWatchesSlotsServe()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> pool = NewPool();
        pool.Return(RentHere(pool));
        for (int i = 0; i < MoreThanAWatchLooksAt; i++)
            pool.Return(pool.Rent());
        Assert.Equal(0, pool.Statistics.ItemsInQuarantine);
        long hits = pool.Statistics.SlotHits;
        pool.Return(pool.Rent());
        pool.Return(pool.Rent());
        Assert.Equal(hits + 2, pool.Statistics.SlotHits);
        Assert.Empty(watching.Found);
    }

    [Fact]
    public void WhileAWatchedItemIsOutOtherRentsAreServedBySlots()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> pool = NewPool();
        Parcel item = RentHere(pool);
        pool.Return(pool.Rent());
        long hits = pool.Statistics.SlotHits;
        for (int i = 0; i < MoreThanAWatchLooksAt; i++)
            pool.Return(pool.Rent());
        Assert.Equal(hits + MoreThanAWatchLooksAt, pool.Statistics.SlotHits);
        pool.Return(item);
        Assert.Empty(watching.Found);
    }

    [Fact]
    public void AReturnOnAThreadThatIsNewToThePoolIsSeen()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> pool = NewPool();
        Parcel item = RentHere(pool);
        On.AnotherThread(() => pool.Return(item));
        Assert.Throws<InvalidOperationException>(() => pool.Return(item));
        watching.Only(GuardFindingKind.DoubleReturn);
    }

    [Fact]
    public void APoolThatIsNotUsedIsNotWatched()
    {
        using var watching = new Watching(Level);
        using Pool<Parcel> pool = NewPool();
        pool.Return(pool.Rent());
        Assert.True(Sample(pool));
        Assert.False(Sample(pool));
    }

    private protected override Action MakeReady(Pool<Parcel> pool)
    {
        pool.Return(pool.Rent());
        Assert.True(Sample(pool));
        // What still lies in the slot goes first.
        Parcel first = pool.Rent();
        return () => pool.Return(first);
    }

    private protected override void LetOut(Pool<Parcel> pool)
    {
        pool.Return(pool.Rent());
        Sample(pool);
    }

    private static bool Sample(IGuarded pool) => pool.Sample();
}
