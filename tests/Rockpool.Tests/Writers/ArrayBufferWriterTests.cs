using System.Buffers;

namespace Rockpool.Tests.Writers;

/// <summary>The suite holds for the writer that everybody knows, so it asks for nothing of our own.</summary>
public sealed class ArrayBufferWriterTests : BufferWriterContract
{
    protected override IBufferWriter<byte> Make() => new ArrayBufferWriter<byte>();

    protected override byte[] Written(IBufferWriter<byte> writer) => ((ArrayBufferWriter<byte>)writer).WrittenSpan.ToArray();
}
