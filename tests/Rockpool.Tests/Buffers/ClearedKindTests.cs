namespace Rockpool.Tests.Buffers;

public sealed class ClearedKindTests : BufferPoolContract
{
    protected override BufferPoolOptions Options => new() { Clearing = BufferClearing.Always };
}
