namespace Rockpool.Tests.Models;

/// <summary>A pool of secrets, and a limit.</summary>
public sealed class SecretBufferModelTests : BufferModelContract
{
    private protected override BufferPoolOptions Options(int size) => new() { Misuse = MisuseResponse.Report, Clearing = BufferClearing.Secret, MaxBytes = size << 12 };
}
