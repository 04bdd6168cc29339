namespace Rockpool.Tests.Models;

/// <summary>A pool that keeps no more bytes than it was told.</summary>
public sealed class WeighedModelTests : ModelContract
{
    private protected override Subject Make(Makings makings, int size) => new InstanceSubject<PooledItem>(
        options => new Pool<PooledItem>(new WeighedModelPolicy(makings), options),
        new PoolOptions { MaxBytes = size * WeighedModelPolicy.Weight })
    {
        DiscardsAll = true,
        MostItems = size,
    };
}
