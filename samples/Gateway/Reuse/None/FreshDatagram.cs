namespace Gateway.Reuse.None;

/// <summary>The collector counts its slices.</summary>
internal sealed class FreshDatagram : Datagram
{
    public override Memory<byte> Memory { get; } = new byte[MostBytes];

    public override Parcel Slice(int start, int length) => new(Memory.Slice(start, length), Owner: null);

    public override void Release()
    {
        // The collector's.
    }
}
