namespace Rockpool.Writers;

/// <summary>For the segments of chains of several blocks. One that waits shows nothing, so a sequence that is read too late is
/// found out as long as its segments wait.</summary>
internal readonly struct SegmentPolicy<T> : IPoolPolicy<Segment<T>>
{
    public Segment<T> Create() => new();

    public bool Reset(Segment<T> item)
    {
        item.Forget();
        return true;
    }

    public void Discard(Segment<T> item)
    {
        // There is nothing to a segment but its memory.
    }
}
