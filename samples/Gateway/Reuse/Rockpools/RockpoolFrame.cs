using System.Buffers;
using Rockpool;

namespace Gateway.Reuse.Rockpools;

/// <summary>A frame in blocks of its message type's stock: one block nearly always, and nothing is copied where it is two.</summary>
internal sealed class RockpoolFrame(FrameStock stock) : FrameWriter
{
    private readonly PooledBufferWriter<byte> _writer = new(stock.Sizes, stock.Blocks);

    public override ReadOnlySequence<byte> Written => _writer.WrittenSequence;

    public override void Advance(int count) => _writer.Advance(count);

    public override Memory<byte> GetMemory(int sizeHint = 0) => _writer.GetMemory(sizeHint);

    public override void Release() => stock.Return(this);

    /// <summary>Brings its blocks home.</summary>
    public void Clear() => _writer.Clear();
}
