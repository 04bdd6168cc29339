using System.Buffers;

namespace Rockpool.Tests.Writers;

public sealed class SharedPoolWriterTests : BufferWriterContract
{
    protected override IBufferWriter<byte> Make() => new PooledBufferWriter<byte>();

    protected override byte[] Written(IBufferWriter<byte> writer) => ((PooledBufferWriter<byte>)writer).WrittenSequence.ToArray();
}
