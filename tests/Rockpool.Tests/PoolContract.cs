namespace Rockpool.Tests;

/// <summary>What every kind of pool promises. A kind subclasses this and says how it rents and returns.</summary>
public abstract class PoolContract
{
    [Fact]
    public void AnItemThatCameHomeIsRentedAgain()
    {
        PooledItem first = Rent();
        Return(first);
        Assert.Same(first, Rent());
    }

    [Fact]
    public void TwoRentsGiveTwoItems() => Assert.NotSame(Rent(), Rent());

    [Fact]
    public void AnItemIsResetWhenItComesHome()
    {
        PooledItem item = Rent();
        item.Residue = "left behind";
        int before = item.Resets;
        Return(item);
        Assert.Null(item.Residue);
        Assert.Equal(before + 1, item.Resets);
    }

    [Fact]
    public void AnItemWhoseResetSaysNoIsDiscardedAndNotRentedAgain()
    {
        PooledItem spoilt = Rent();
        spoilt.IsSpoilt = true;
        long before = Statistics.DroppedByReset;
        Return(spoilt);
        Assert.Equal(1, spoilt.Discards);
        Assert.Equal(before + 1, Statistics.DroppedByReset);
        Assert.NotSame(spoilt, Rent());
    }

    [Fact]
    public void NullIsRefused() => Assert.Throws<ArgumentNullException>(() => Return(null!));

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(64)]
    [InlineData(300)]
    public void ABurstIsKeptWhole(int size)
    {
        var burst = Enumerable.Range(0, size).Select(_ => Rent()).ToHashSet();
        Assert.Equal(size, burst.Count);
        foreach (PooledItem item in burst)
            Return(item);
        long misses = Statistics.Misses;
        var again = Enumerable.Range(0, size).Select(_ => Rent()).ToHashSet();
        Assert.Equal(size, again.Count);
        Assert.Equal(Math.Max(0, size - Room), Statistics.Misses - misses);
    }

    [Fact]
    public void WhatIsOutIsCounted()
    {
        long before = Statistics.Outstanding;
        PooledItem[] items = [Rent(), Rent(), Rent()];
        Assert.Equal(before + 3, Statistics.Outstanding);
        foreach (PooledItem item in items)
            Return(item);
        Assert.Equal(before, Statistics.Outstanding);
        Assert.True(Statistics.ItemsHeld >= 3);
    }

    [Fact]
    public void AResetThatThrowsLosesTheItemAndNothingElse()
    {
        long before = Statistics.Outstanding;
        PooledItem item = Rent();
        item.WhileReset = () => throw new NotSupportedException("reset");
        Assert.Throws<NotSupportedException>(() => Return(item));
        Assert.Equal(before, Statistics.Outstanding);
        Assert.NotSame(item, Rent());
    }

    [Fact]
    public void AResetMayUseThePool()
    {
        PooledItem outer = Rent();
        PooledItem inner = Rent();
        outer.WhileReset = () => Return(inner);
        long before = Statistics.Outstanding;
        Return(outer);
        Assert.Equal(before - 2, Statistics.Outstanding);
        Assert.Equal([inner, outer], new[] { Rent(), Rent() }.OrderBy(item => item == outer));
    }

    [Fact]
    public void WhatOneThreadReturnsAnotherFinds()
    {
        const int Count = 500;
        PooledItem[] items = [.. Enumerable.Range(0, Count).Select(_ => Rent())];
        On.AnotherThread(() => Array.ForEach(items, Return));
        long misses = Statistics.Misses;
        for (int i = 0; i < Count; i++)
            Rent();
        // What the other thread's slot and the magazine that it was filling hold is all that may be missing.
        Assert.InRange(Statistics.Misses - misses, 0, Math.Max(0, Count - Room) + 33);
    }

    [Fact]
    public void NoItemHasTwoHolders()
    {
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(seed => new Thread(() => RentAndReturnAtRandom(seed)))];
        long before = Statistics.Outstanding;
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(before, Statistics.Outstanding);
    }

    protected abstract PoolStatistics Statistics { get; }

    /// <summary>The most items that it keeps.</summary>
    protected virtual int Room => int.MaxValue;

    private protected abstract PooledItem Rent();

    private protected abstract void Return(PooledItem item);

    private void RentAndReturnAtRandom(int seed)
    {
        var random = new Random(seed);
        var held = new Stack<PooledItem>();
        for (int i = 0; i < 20_000; i++)
        {
            if (random.Next(100) < 50 && held.Count < 90)
                held.Push(PooledItem.Hold(Rent()));
            else if (held.TryPop(out PooledItem? item))
                Return(PooledItem.LetGo(item));
        }

        foreach (PooledItem item in held)
            Return(PooledItem.LetGo(item));
    }
}
