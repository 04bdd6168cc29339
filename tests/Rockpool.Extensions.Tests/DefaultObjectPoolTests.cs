namespace Rockpool.Extensions.Tests;

/// <summary>The provider that comes with the package.</summary>
public sealed class DefaultObjectPoolTests : ObjectPoolContract
{
    protected override ObjectPoolProvider Provider { get; } = new DefaultObjectPoolProvider();
}
