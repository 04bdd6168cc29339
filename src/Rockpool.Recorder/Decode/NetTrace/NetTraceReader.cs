using System.Runtime.InteropServices;

namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>
/// Reads a NetTrace stream (versions 4 to 6) in time order across threads, in memory that does not grow with its length.
/// </summary>
/// <remarks>
/// Damage ends the reading, never throws: what came before it is delivered and <see cref="Damage"/> says at which byte.
/// An event is delivered as soon as the trace promises that no earlier one follows. A damaged trace may break that
/// promise, and so may one whose writer promised nothing over 48 MB of waiting events: then time stamps step back.
/// Used by one thread at a time. Format: microsoft/perfview, <c>NetTraceFormat.md</c> and <c>NetTraceFormat_v5.md</c>.
/// </remarks>
public sealed unsafe class NetTraceReader : IDisposable
{
    private const int BatchCapacity = 4096;
    private const int MostWaitingChunks = 6144;
    private const long MostRetainedBytes = 64 << 20;
    private readonly TraceInput _input;
    private readonly BlockReader _blocks;
    private readonly TraceState _state;
    private readonly BlockDecoder _decoder;
    private RawEvent* _rows;
    private long _drainedUntil;
    private Fault? _fault;
    private bool _ended;

    private NetTraceReader(TraceInput input)
    {
        _input = input;
        int plainVersion = Signature.Take(input);
        _blocks = new BlockReader(input, tagged: plainVersion == 0);
        _state = new TraceState(ReadHeader(plainVersion));
        _decoder = new BlockDecoder(_state);
        _drainedUntil = Header.StartTicks;
        _rows = (RawEvent*)NativeMemory.AlignedAlloc(BatchCapacity * (nuint)sizeof(RawEvent), 64);
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">It is empty or no NetTrace file; the message says what it is instead.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public static NetTraceReader Open(string path) => Open(
        new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0));

    /// <summary>Reads a live or stored stream from its current position; the reader owns and disposes it.</summary>
    /// <exception cref="InvalidDataException">It is empty or no NetTrace stream.</exception>
    public static NetTraceReader Open(Stream stream)
    {
        var input = new TraceInput(stream);
        try
        {
            return new NetTraceReader(input);
        }
        catch (InvalidDataException)
        {
            input.Dispose();
            throw;
        }
    }

    /// <summary>What the trace says of itself.</summary>
    public TraceHeader Header => _state.Header;

    /// <summary>Every kind of event met so far.</summary>
    public IReadOnlyList<EventDefinition> Definitions => _state.Definitions.All;

    /// <summary>Every thread met so far.</summary>
    public IReadOnlyList<TraceThread> Threads => _state.Threads.All;

    /// <summary>Every distinct stack met so far.</summary>
    public StackAddresses Stacks => _state.Stacks;

    /// <summary>Null while the trace is sound; otherwise one line that says at which byte it is cut or damaged, and how.</summary>
    public string? Damage => _fault?.ToString();

    /// <summary>In ticks: of no thread is an event up to this moment still to come, as the writer promised.</summary>
    internal long CompleteUntil => _state.SortedUntil;

    /// <summary>Makes <paramref name="batch"/> a view of the next events. Waits for a live stream.</summary>
    /// <returns>False at the end, whether regular, cut or damaged; the batch is then empty.</returns>
    public bool Read(EventBatch batch)
    {
        batch.Gaps.Clear();
        while (true)
        {
            int count = _state.Merge.Fill(_rows, BatchCapacity);
            long until = _state.Merge.IsDrained ? _drainedUntil : _rows[count - 1].Timestamp;
            _state.Gaps.Deliver(_ended && _state.Merge.IsDrained ? long.MaxValue : until, batch.Gaps);
            batch.View(_rows, count);
            batch.Until = until;
            if (count > 0 || batch.Gaps.Count > 0)
                return true;
            if (_ended)
                return false;
            ReadBlock();
        }
    }

    /// <summary>Frees the reader's memory, batches included, and closes the stream.</summary>
    public void Dispose()
    {
        _ended = true;
        _state.Merge.Clear();
        _state.Rows.Dispose();
        NativeMemory.AlignedFree(_rows);
        _rows = null;
        _input.Dispose();
    }

    private void ReadBlock()
    {
        _input.Release(_state.Merge.OldestBuffer(_input.BufferNumber));
        bool found = _blocks.TryNext(out Block block);
        if (found)
            _fault = _decoder.Decode(block, _input.BufferNumber);
        _fault = _blocks.Fault ?? _fault;
        _ended = !found || _fault is not null || block.Kind == BlockKind.EndOfStream;
        if (_ended || block.Kind == BlockKind.SequencePoint)
            GiveAll(_state.Latest);
        else if (block.Kind == BlockKind.Event)
            GiveSorted();
    }

    private void GiveSorted()
    {
        if (_state.Rows.Lent > MostWaitingChunks || _input.RetainedBytes > MostRetainedBytes)
        {
            GiveAll(_state.SortedUntil);
            return;
        }

        _state.Merge.Begin(_state.SortedUntil);
        _drainedUntil = Math.Max(_drainedUntil, _state.SortedUntil);
    }

    private void GiveAll(long until)
    {
        _state.Merge.Begin(long.MaxValue);
        _drainedUntil = Math.Max(_drainedUntil, until);
    }

    private TraceHeader ReadHeader(int plainVersion)
    {
        if (!_blocks.TryNext(out Block block) || block.Kind != BlockKind.Trace || _blocks.Fault is not null)
            throw new InvalidDataException(HeaderFault());
        int version = plainVersion == 0 ? _blocks.TraceVersion : plainVersion;
        if (version is < 4 or > 6)
            throw new InvalidDataException(Signature.Unsupported(version));
        return TraceHeaderDecoder.Decode(block.Cursor(), version)
            ?? throw new InvalidDataException("a NetTrace file whose header makes no sense");
    }

    private string HeaderFault() => _blocks.Fault is { } fault
        ? $"a NetTrace file without a readable header, {fault}"
        : "a NetTrace file without a header";
}
