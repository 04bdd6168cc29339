namespace Rockpool.Tests.Scopes;

/// <summary>Policies and callers that misbehave around a scope.</summary>
public sealed class ScopeFaultTests
{
    [Fact]
    public void AnItemWhoseResetSaysNoIsDiscarded()
    {
        using Pool<PooledItem> pool = Make();
        PoolScope scope = PoolScopeTests.Used(pool);
        PooledItem spoilt = scope.Rent(pool);
        spoilt.IsSpoilt = true;
        scope.Return(pool, spoilt);
        Assert.Equal(1, spoilt.Discards);
        Assert.NotSame(spoilt, scope.Rent(pool));
        Assert.Equal([new StillOut("faulty", 1)], scope.Close());
        Assert.Equal((1, 0, 0), PoolScopeTests.Counts(pool));
        Assert.Equal(1, pool.Statistics.DroppedByReset);
    }

    [Fact]
    public void AResetThatThrowsLosesTheItemAndNothingElse()
    {
        using Pool<PooledItem> pool = Make();
        using PoolScope scope = PoolScopeTests.Used(pool);
        PooledItem item = scope.Rent(pool);
        item.WhileReset = () => throw new NotSupportedException("reset");
        Assert.Throws<NotSupportedException>(() => scope.Return(pool, item));
        Assert.Equal(0, scope.Outstanding);
        Assert.NotSame(item, scope.Rent(pool));
        scope.Close();
        Assert.Equal(1, pool.Statistics.Outstanding);
    }

    [Fact]
    public void AResetMayUseTheScope()
    {
        using Pool<PooledItem> pool = Make();
        using PoolScope scope = PoolScopeTests.Used(pool);
        PooledItem[] inner = [.. Enumerable.Range(0, 12).Select(_ => scope.Rent(pool))];
        PooledItem outer = scope.Rent(pool);
        using Pool<PooledItem> other = Make();
        outer.WhileReset = () =>
        {
            scope.Return(other, scope.Rent(other));
            foreach (PooledItem item in inner)
                scope.Return(pool, item);
        };
        scope.Return(pool, outer);
        Assert.Equal(0, scope.Outstanding);
        Assert.Equal(inner.Append(outer).ToHashSet(), Enumerable.Range(0, 13).Select(_ => scope.Rent(pool)).ToHashSet());
    }

    [Fact]
    public void AResetMayEndTheScope()
    {
        using Pool<PooledItem> pool = Make();
        PoolScope scope = PoolScopeTests.Used(pool);
        PooledItem item = scope.Rent(pool);
        item.WhileReset = scope.Dispose;
        scope.Return(pool, item);
        Assert.Equal((0, 1, 0), PoolScopeTests.Counts(pool));
        Assert.Equal(0, scope.Outstanding);
    }

    [Fact]
    public void ACreateMayEndTheScope()
    {
        var scope = new PoolScope();
        using Pool<PooledItem> pool = new(new CountedPolicy { WhileCreating = scope.Dispose });
        PooledItem item = scope.Rent(pool);
        Assert.Equal(1, scope.Outstanding);
        scope.Return(pool, item);
        Assert.Equal((0, 1, 0), PoolScopeTests.Counts(pool));
        Assert.Equal(0, scope.Outstanding);
    }

    [Fact]
    public void ADiscardThatThrowsKeepsNothingFromGoingBack()
    {
        var policy = new CountedPolicy();
        using var small = new Pool<PooledItem>(policy, new PoolOptions { MaxItems = 1 });
        using Pool<PooledItem> large = Make();
        PoolScope scope = PoolScopeTests.Used(small);
        PooledItem[] items = [.. Enumerable.Range(0, 5).Select(_ => scope.Rent(small))];
        PooledItem[] others = [.. Enumerable.Range(0, 5).Select(_ => scope.Rent(large))];
        foreach (PooledItem item in items)
            scope.Return(small, item);
        foreach (PooledItem item in others)
            scope.Return(large, item);
        policy.WhileDiscarding = () => throw new NotSupportedException("discard");
        Assert.Throws<NotSupportedException>(scope.Dispose);
        Assert.Equal(4, items.Sum(item => item.Discards));
        Assert.Equal((0, 1, 0), PoolScopeTests.Counts(small));
        Assert.Equal((0, 5, 0), PoolScopeTests.Counts(large));
        Assert.Throws<ObjectDisposedException>(() => scope.Rent(small));
    }

    [Fact]
    public void WhatComesBackToAPoolThatHasEndedIsDiscarded()
    {
        Pool<PooledItem> pool = Make();
        PoolScope scope = PoolScopeTests.Used(pool);
        PooledItem first = scope.Rent(pool);
        PooledItem second = scope.Rent(pool);
        scope.Return(pool, first);
        pool.Dispose();
        // What the scope has it can still rent.
        Assert.Same(first, scope.Rent(pool));
        Assert.Throws<ObjectDisposedException>(() => scope.Rent(pool));
        scope.Return(pool, first);
        scope.Return(pool, second);
        scope.Close();
        Assert.Equal((1, 1), (first.Discards, second.Discards));
        PoolStatistics statistics = pool.Statistics;
        Assert.Equal((0, 0), (statistics.Outstanding, statistics.ItemsInScopes));
        Assert.Equal(statistics.Misses, statistics.DroppedAfterDispose + statistics.DroppedByTide);
    }

    [Fact]
    public void TwoThreadsAtOnceAreFound()
    {
        using Pool<PooledItem> pool = Make();
        PoolScope scope = PoolScopeTests.Used(pool);
        bool isFound = false;
        Thread[] threads = [new(Use), new(Use)];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.True(isFound);
        void Use()
        {
            while (!Volatile.Read(ref isFound))
            {
                // Until it is found, anything may go wrong: that is what the message is for.
                if (Record.Exception(() => scope.Return(pool, scope.Rent(pool))) is InvalidOperationException found
                    && found.Message.Contains("Another thread is using this scope"))
                    Volatile.Write(ref isFound, true);
            }
        }
    }

    private static Pool<PooledItem> Make() => new(default(PooledItemPolicy), new PoolOptions { Name = "faulty" });
}
