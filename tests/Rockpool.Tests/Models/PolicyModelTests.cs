namespace Rockpool.Tests.Models;

/// <summary>A pool made from a policy.</summary>
public sealed class PolicyModelTests : ModelContract
{
    private protected override Subject Make(Makings makings, int size) => new InstanceSubject<PooledItem>(
        options => new Pool<PooledItem>(new ModelPolicy<PooledItem>(makings), options))
    {
        DiscardsAll = false,
    };
}
