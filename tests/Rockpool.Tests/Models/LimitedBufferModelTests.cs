namespace Rockpool.Tests.Models;

/// <summary>A pool that keeps no more bytes than it was told; some keep so few that threads keep nothing.</summary>
public sealed class LimitedBufferModelTests : BufferModelContract
{
    private protected override BufferPoolOptions Options(int size) => new() { Misuse = MisuseResponse.Report, MaxBytes = size << 10 };
}
