using System.Buffers;
using System.Runtime.InteropServices;

namespace Gateway.Reuse.None;

internal sealed class FreshFrame : FrameWriter
{
    private readonly ArrayBufferWriter<byte> _writer = new(FirstRoom);

    public override Memory<byte> Written => MemoryMarshal.AsMemory(_writer.WrittenMemory);

    public override void Advance(int count) => _writer.Advance(count);

    public override Memory<byte> GetMemory(int sizeHint = 0) => _writer.GetMemory(sizeHint);

    public override void Release()
    {
        // The collector's.
    }
}
