namespace Rockpool.Extensions.Tests;

/// <summary>Ours.</summary>
public sealed class RockpoolObjectPoolTests : ObjectPoolContract
{
    protected override ObjectPoolProvider Provider { get; } = new RockpoolObjectPoolProvider();
}
