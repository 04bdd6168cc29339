namespace Rockpool.Tests.Models;

/// <summary>A bounded pool: when as many are out as may live, the next rent is refused.</summary>
public sealed class BoundedModelTests : ModelContract
{
    private protected override Subject Make(Makings makings, int size) => new BoundedSubject(
        new BoundedPool<PooledItem>(new ModelPolicy<PooledItem>(makings), size), makings)
    {
        DiscardsAll = true,
        MostItems = size,
        MostOut = size,
    };
}
