using System.Buffers;

namespace Gateway.Reuse.None;

/// <summary>The collector counts its slices.</summary>
internal sealed class FreshDatagram(Memory<byte> memory) : Datagram
{
    public override Memory<byte> Memory => memory;

    public override Parcel Slice(int start, int length) => new(new ReadOnlySequence<byte>(memory.Slice(start, length)), Owner: null);

    public override void Release()
    {
        // The collector's.
    }
}
