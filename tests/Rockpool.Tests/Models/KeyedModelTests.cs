namespace Rockpool.Tests.Models;

/// <summary>A keyed pool.</summary>
public sealed class KeyedModelTests : ModelContract
{
    private protected override Subject Make(Makings makings, int size) => new KeyedSubject(KeyedPool.Create<int, PooledItem>(
        _ => makings.Make<PooledItem>(),
        item => item.Reset(),
        item => item.Discard(),
        new KeyedPoolOptions { MaxItemsPerKey = 100, MaxItems = size }))
    {
        DiscardsAll = true,
        MostItems = size,
    };
}
