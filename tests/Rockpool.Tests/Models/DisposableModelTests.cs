using Rockpool.Tests.Kinds;

namespace Rockpool.Tests.Models;

/// <summary>A pool of items that must be disposed.</summary>
public sealed class DisposableModelTests : ModelContract
{
    private protected override Subject Make(Makings makings, int size) => new InstanceSubject<DisposableItem>(
        options => new Pool<DisposableItem>(new ModelPolicy<DisposableItem>(makings), options))
    {
        DiscardsAll = true,
    };
}
