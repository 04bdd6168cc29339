using Rockpool.Tests.Kinds;

namespace Rockpool.Tests.Models;

/// <summary>The ambient pool of items that must be disposed.</summary>
public sealed class AmbientDisposableModelTests : ModelContract
{
    private protected override Subject Make(Makings makings, int size)
    {
        AmbientModelPolicy<DisposableItem>.Makings = makings;
        return new AmbientSubject<DisposableItem> { DiscardsAll = true };
    }
}
