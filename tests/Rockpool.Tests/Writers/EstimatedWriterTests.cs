using System.Buffers;

namespace Rockpool.Tests.Writers;

/// <summary>A writer that expects much more than comes, or much less.</summary>
public sealed class EstimatedWriterTests : BufferWriterContract
{
    private readonly SizeEstimator _sizes = new();
    private int _made;

    protected override IBufferWriter<byte> Make()
    {
        _sizes.Record(_made++ % 2 == 0 ? 40 : 200_000);
        return new PooledBufferWriter<byte>(_sizes);
    }

    protected override byte[] Written(IBufferWriter<byte> writer) => ((PooledBufferWriter<byte>)writer).ToArray();
}
