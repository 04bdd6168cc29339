namespace Rockpool.Tests.Writers;

public sealed class PooledMemoryStreamTests : MemoryStreamContract
{
    protected override MemoryStream Make() => new PooledStream();
}
