namespace Rockpool.Tests.Models;

/// <summary>A pool that keeps no more items than it was told; some are so small that threads keep nothing.</summary>
public sealed class LimitedModelTests : ModelContract
{
    private protected override Subject Make(Makings makings, int size) => new InstanceSubject<PooledItem>(
        options => Pool.Create(makings.Make<PooledItem>, item => item.Reset(), item => item.Discard(), options),
        new PoolOptions { MaxItems = size })
    {
        DiscardsAll = true,
        MostItems = size,
    };
}
