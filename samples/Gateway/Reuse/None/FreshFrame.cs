using System.Buffers;

namespace Gateway.Reuse.None;

internal sealed class FreshFrame : FrameWriter
{
    /// <summary>Room for most frames.</summary>
    private const int FirstRoom = 1024;

    private readonly ArrayBufferWriter<byte> _writer = new(FirstRoom);

    public override ReadOnlySequence<byte> Written => new(_writer.WrittenMemory);

    public override void Advance(int count) => _writer.Advance(count);

    public override Memory<byte> GetMemory(int sizeHint = 0) => _writer.GetMemory(sizeHint);

    public override void Release()
    {
        // The collector's.
    }
}
