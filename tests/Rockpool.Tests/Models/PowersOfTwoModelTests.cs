namespace Rockpool.Tests.Models;

/// <summary>Lengths are powers of two.</summary>
public sealed class PowersOfTwoModelTests : BufferModelContract
{
    private protected override BufferPoolOptions Options(int size) => new() { Misuse = MisuseResponse.Report, PowersOfTwo = true };
}
