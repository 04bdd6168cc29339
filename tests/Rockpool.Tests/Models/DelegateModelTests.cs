namespace Rockpool.Tests.Models;

/// <summary>A pool made from delegates.</summary>
public sealed class DelegateModelTests : ModelContract
{
    private protected override Subject Make(Makings makings, int size) => new InstanceSubject<PooledItem>(
        options => Pool.Create(makings.Make<PooledItem>, item => item.Reset(), item => item.Discard(), options))
    {
        DiscardsAll = true,
    };
}
