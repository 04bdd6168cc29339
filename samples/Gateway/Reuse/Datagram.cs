namespace Gateway.Reuse;

/// <summary>What was received at once, and leaves in slices, without a copy.</summary>
internal abstract class Datagram : Owner
{
    public abstract Memory<byte> Memory { get; }

    /// <summary>A part of it: the memory is in use until that is released too.</summary>
    public abstract Parcel Slice(int start, int length);
}
