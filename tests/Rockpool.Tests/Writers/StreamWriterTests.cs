using System.Buffers;

namespace Rockpool.Tests.Writers;

public sealed class StreamWriterTests : BufferWriterContract
{
    protected override IBufferWriter<byte> Make() => new PooledStream();

    protected override byte[] Written(IBufferWriter<byte> writer) => ((PooledStream)writer).GetReadOnlySequence().ToArray();
}
