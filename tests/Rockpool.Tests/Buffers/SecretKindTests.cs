namespace Rockpool.Tests.Buffers;

public sealed class SecretKindTests : BufferPoolContract
{
    protected override BufferPoolOptions Options => new() { Clearing = BufferClearing.Secret };
}
