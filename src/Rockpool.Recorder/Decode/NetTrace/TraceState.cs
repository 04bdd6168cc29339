namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>What the blocks of a trace build up while it is read.</summary>
internal sealed class TraceState
{
    public TraceState(TraceHeader header)
    {
        Header = header;
        StackScope = new StackScope(Stacks, header.PointerSize);
        Threads = new ThreadTable(header.StartTicks, introduced: header.Version >= 6);
        Merge = new TimeMerge(Rows);
        SortedUntil = Latest = header.StartTicks;
    }

    public TraceHeader Header { get; }

    public DefinitionTable Definitions { get; } = new();

    public StackAddresses Stacks { get; } = new();

    public StackScope StackScope { get; }

    public ThreadTable Threads { get; }

    public RowPool Rows { get; } = new();

    public TimeMerge Merge { get; }

    public GapLog Gaps { get; } = new();

    /// <summary>No event further on in the trace is earlier than this, in ticks: the writer promised so.</summary>
    public long SortedUntil { get; set; }

    /// <summary>The latest time stamp met, in ticks.</summary>
    public long Latest { get; set; }
}
