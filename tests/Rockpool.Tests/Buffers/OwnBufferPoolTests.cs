namespace Rockpool.Tests.Buffers;

public sealed class OwnBufferPoolTests : BufferPoolContract
{
    protected override BufferPoolOptions Options => new();
}
