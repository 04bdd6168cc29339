namespace Rockpool.Tests.Models;

/// <summary>The ambient pool.</summary>
public sealed class AmbientModelTests : ModelContract
{
    private protected override Subject Make(Makings makings, int size)
    {
        AmbientModelPolicy<PooledItem>.Makings = makings;
        return new AmbientSubject<PooledItem> { DiscardsAll = false };
    }
}
