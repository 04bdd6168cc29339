namespace Rockpool.Tests.Models;

/// <summary>A pool as it is made.</summary>
public sealed class BufferModelTests : BufferModelContract
{
    private protected override BufferPoolOptions Options(int size) => new() { Misuse = MisuseResponse.Report };
}
