namespace Rockpool.Tests.Buffers;

public sealed class LimitedBufferPoolTests : BufferPoolContract
{
    protected override BufferPoolOptions Options => new() { MaxBytes = 64 << 20 };
}
