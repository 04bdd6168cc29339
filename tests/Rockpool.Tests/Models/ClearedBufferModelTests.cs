namespace Rockpool.Tests.Models;

/// <summary>What comes home is cleared.</summary>
public sealed class ClearedBufferModelTests : BufferModelContract
{
    private protected override BufferPoolOptions Options(int size) => new() { Misuse = MisuseResponse.Report, Clearing = BufferClearing.Always };
}
