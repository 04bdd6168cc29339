namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>A block's contents in the input's memory, good until <see cref="TraceInput.Release"/>.</summary>
internal readonly unsafe struct Block(BlockKind kind, byte* start, int length, long offset)
{
    public BlockKind Kind => kind;

    public byte* Start => start;

    public byte* End => start + length;

    public int Length => length;

    /// <summary>Where the contents start in the trace.</summary>
    public long Offset => offset;

    public TraceCursor Cursor() => new(start, start + length, offset);

    public Fault FaultAt(byte* place, string what) => new(offset + (place - start), what);
}
