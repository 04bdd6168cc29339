namespace Rockpool.Tests.Writers;

/// <summary>The suite holds for the stream that it describes.</summary>
public sealed class MemoryStreamTests : MemoryStreamContract
{
    protected override MemoryStream Make() => new();
}
