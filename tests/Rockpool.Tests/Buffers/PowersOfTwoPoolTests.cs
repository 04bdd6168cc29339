namespace Rockpool.Tests.Buffers;

public sealed class PowersOfTwoPoolTests : BufferPoolContract
{
    protected override BufferPoolOptions Options => new() { PowersOfTwo = true };
}
