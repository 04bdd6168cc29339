using System.Buffers;
using System.Runtime.InteropServices;
using Gateway.Wire;

namespace Gateway.Reuse;

/// <summary>A frame on its way to a subscriber.</summary>
/// <param name="Frame">Its bytes; the header is in one piece.</param>
/// <param name="Owner">Is released when the subscriber has it; null if there is nothing to give back.</param>
internal readonly record struct Parcel(ReadOnlySequence<byte> Frame, Owner? Owner)
{
    /// <summary>The header, in place: the frame is the gateway's own memory, whatever type says so.</summary>
    public Span<byte> Header => MemoryMarshal.AsMemory(Frame.First).Span[..FrameHeader.Size];

    public void Release() => Owner?.Release();
}
