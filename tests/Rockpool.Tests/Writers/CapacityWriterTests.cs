using System.Buffers;

namespace Rockpool.Tests.Writers;

public sealed class CapacityWriterTests : BufferWriterContract
{
    protected override IBufferWriter<byte> Make() => new PooledBufferWriter<byte>(capacity: 3000);

    protected override byte[] Written(IBufferWriter<byte> writer)
    {
        var pooled = (PooledBufferWriter<byte>)writer;
        byte[] all = new byte[pooled.WrittenCount];
        pooled.CopyTo(all);
        return all;
    }
}
