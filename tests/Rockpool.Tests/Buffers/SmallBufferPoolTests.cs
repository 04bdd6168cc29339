namespace Rockpool.Tests.Buffers;

public sealed class SmallBufferPoolTests : BufferPoolContract
{
    protected override BufferPoolOptions Options => new() { MaxBytes = 4 << 20, MaxArrayBytes = 1 << 20 };
}
