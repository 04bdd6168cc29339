namespace Rockpool.Extensions.Tests;

/// <summary>Ours.</summary>
public sealed class RockpoolDisposableTests : DisposableContract
{
    protected override ObjectPoolProvider Provider { get; } = new RockpoolObjectPoolProvider();
}
