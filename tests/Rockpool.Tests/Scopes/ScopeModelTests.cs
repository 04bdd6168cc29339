namespace Rockpool.Tests.Scopes;

/// <summary>Scopes in use at random: whatever happens in whatever order, items have one holder each and the counts balance.</summary>
public sealed class ScopeModelTests
{
    private const int Steps = 3_000;

    private readonly Pool<PooledItem>[] _pools =
        [.. Enumerable.Range(0, 5).Select(number => new Pool<PooledItem>(default(PooledItemPolicy), new PoolOptions { Name = $"{number}" }))];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void OneScopeOfManyPools(int seed)
    {
        var random = new Random(seed);
        var scope = new PoolScope();
        Stack<PooledItem>[] held = [.. _pools.Select(_ => new Stack<PooledItem>())];
        long rents = 0;
        for (int step = 0; step < Steps; step++)
        {
            int at = random.Next(_pools.Length);
            if (random.Next(300) == 0)
            {
                scope.Trim();
            }
            else if (random.Next(2) == 0 && held[at].Count < 50)
            {
                held[at].Push(PooledItem.Hold(scope.Rent(_pools[at])));
                rents++;
            }
            else if (held[at].TryPop(out PooledItem? item))
            {
                scope.Return(_pools[at], PooledItem.LetGo(item));
            }

            Assert.Equal(held.Sum(items => items.Count), scope.Outstanding);
        }

        IReadOnlyList<StillOut> stillOut = scope.Close();
        Assert.Equal(
            from at in Enumerable.Range(0, held.Length) where held[at].Count > 0 select new StillOut($"{at}", held[at].Count),
            stillOut.OrderBy(still => still.Pool, StringComparer.Ordinal));
        Assert.Equal(rents, _pools.Sum(pool => pool.Statistics.Rents));
        for (int at = 0; at < held.Length; at++)
        {
            PoolStatistics statistics = _pools[at].Statistics;
            Assert.Equal((held[at].Count, 0), (statistics.Outstanding, statistics.ItemsInScopes));
            Assert.Equal(statistics.Misses, statistics.Outstanding + statistics.ItemsHeld);
        }
    }

    [Fact]
    public void ManyScopesOnManyThreads()
    {
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(seed => new Thread(() => OpenAndClose(new Random(seed))))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        foreach (Pool<PooledItem> pool in _pools)
        {
            PoolStatistics statistics = pool.Statistics;
            Assert.Equal((0, 0), (statistics.Outstanding, statistics.ItemsInScopes));
            Assert.Equal(statistics.Misses, statistics.ItemsHeld + statistics.DroppedByOverflow + statistics.DroppedByBreaker);
            Assert.True(statistics.ScopeHits > 0);
        }
    }

    private void OpenAndClose(Random random)
    {
        var held = new List<(Pool<PooledItem> Pool, PooledItem Item)>();
        for (int round = 0; round < 300; round++)
        {
            using var scope = new PoolScope();
            for (int step = random.Next(60); step > 0; step--)
            {
                Pool<PooledItem> pool = _pools[random.Next(_pools.Length)];
                held.Add((pool, PooledItem.Hold(scope.Rent(pool))));
                if (random.Next(2) == 0)
                    GiveBack(scope, held, random.Next(held.Count));
            }

            while (held.Count > 0)
                GiveBack(scope, held, held.Count - 1);
        }
    }

    private static void GiveBack(PoolScope scope, List<(Pool<PooledItem> Pool, PooledItem Item)> held, int at)
    {
        (Pool<PooledItem> pool, PooledItem item) = held[at];
        held.RemoveAt(at);
        scope.Return(pool, PooledItem.LetGo(item));
    }
}
