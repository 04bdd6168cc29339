namespace Rockpool.Tests.Models;

/// <summary>Scopes before a pool.</summary>
public sealed class PoolScopeModelTests : ModelContract
{
    private protected override Subject Make(Makings makings, int size) => new ScopeSubject(
        Pool.Create(makings.Make<PooledItem>, item => item.Reset(), item => item.Discard()))
    {
        DiscardsAll = true,
    };
}
