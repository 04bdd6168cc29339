namespace Gateway.Reuse;

/// <summary>Memory that a datagram is received into and that leaves in slices, without a copy.</summary>
internal abstract class Datagram : Owner
{
    /// <summary>The largest that UDP carries.</summary>
    public const int MostBytes = 65_507;

    public abstract Memory<byte> Memory { get; }

    /// <summary>A part of it: the memory is in use until that is released too.</summary>
    public abstract Parcel Slice(int start, int length);
}
