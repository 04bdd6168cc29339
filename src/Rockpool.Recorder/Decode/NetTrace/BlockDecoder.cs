namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>Sends each block to what decodes its kind.</summary>
internal sealed unsafe class BlockDecoder(TraceState state)
{
    private const int SmallestEventHeader = 20;
    private readonly EventBlockDecoder _events = new(state);
    private readonly FixedEventDecoder _fixedEvents = new(state);
    private readonly SequencePointDecoder _points = new(state);
    private readonly ThreadBlockDecoder _threads = new(state);
    private readonly bool _plain = state.Header.Version >= 6;

    /// <summary>Decodes a block whose contents lie in input buffer number <paramref name="buffer"/>.</summary>
    public Fault? Decode(Block block, long buffer) => block.Kind switch
    {
        BlockKind.Event => Events(block, buffer),
        BlockKind.Metadata when _plain => MetadataDecoder.DecodePlain(block, state.Definitions),
        BlockKind.Metadata => MetadataDecoder.DecodeTagged(block, state.Definitions),
        BlockKind.SequencePoint when _plain => _points.DecodePlain(block),
        BlockKind.SequencePoint => _points.DecodeTagged(block),
        BlockKind.Stack => state.StackScope.Decode(block),
        BlockKind.Thread => _threads.DecodeIntroductions(block),
        BlockKind.RemoveThread => _threads.DecodeRemovals(block),
        _ => null,
    };

    private Fault? Events(Block block, long buffer)
    {
        TraceCursor cursor = block.Cursor();
        int headerSize = (ushort)cursor.Int16();
        bool compressed = (cursor.Int16() & 1) != 0;
        if (headerSize < SmallestEventHeader || headerSize > block.Length)
            return new Fault(block.Offset, "a block of events has a wrong header");
        byte* first = block.Start + headerSize;
        return compressed ? _events.Decode(first, block, buffer) : _fixedEvents.Decode(first, block, buffer);
    }
}
