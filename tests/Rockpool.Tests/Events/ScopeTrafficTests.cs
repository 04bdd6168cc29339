using System.Diagnostics.Tracing;

namespace Rockpool.Tests.Events;

/// <summary>What is told of rents and returns through a scope.</summary>
[Collection(Listening.Name)]
public sealed class ScopeTrafficTests
{
    [Fact]
    public void EachOfThemIsToldWhileSomebodyListens()
    {
        using var pool = new Pool<PooledItem>(default(PooledItemPolicy), new PoolOptions { Name = "scoped" });
        using Listener listener = Listener.For(EventLevel.Verbose);
        using var scope = new PoolScope();
        for (int round = 0; round < 3; round++)
        {
            PooledItem[] items = [scope.Rent(pool), scope.Rent(pool), scope.Rent(pool), scope.Rent(pool)];
            Array.ForEach(items, item => scope.Return(pool, item));
        }

        string[] heard = [.. listener.Of("scoped").Select(one => one.Name)];
        Assert.Equal((12, 12), (heard.Count(name => name == "Rented"), heard.Count(name => name == "Returned")));
        Assert.Equal(0, pool.Statistics.ItemsInScopes);
    }
}
