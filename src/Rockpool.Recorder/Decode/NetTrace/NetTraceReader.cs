namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>
/// Reads a NetTrace stream (versions 4 to 6) in time order across threads, in memory that does not grow with its length.
/// </summary>
/// <remarks>
/// Damage ends the reading, never throws: what came before it is delivered and <see cref="Damage"/> says at which byte.
/// Used by one thread at a time. Format: microsoft/perfview, <c>NetTraceFormat.md</c> and <c>NetTraceFormat_v5.md</c>.
/// </remarks>
public sealed class NetTraceReader : IDisposable
{
    private NetTraceReader() => throw new NotImplementedException();

    /// <summary>Opens a file, which is mapped.</summary>
    /// <exception cref="InvalidDataException">It is empty or no NetTrace file; the message says what it is instead.</exception>
    public static NetTraceReader Open(string path) => throw new NotImplementedException();

    /// <summary>Reads a live or stored stream from its current position.</summary>
    /// <exception cref="InvalidDataException">It is empty or no NetTrace stream.</exception>
    public static NetTraceReader Open(Stream stream) => throw new NotImplementedException();

    /// <summary>What the trace says of itself.</summary>
    public TraceHeader Header => throw new NotImplementedException();

    /// <summary>Every kind of event met so far.</summary>
    public IReadOnlyList<EventDefinition> Definitions => throw new NotImplementedException();

    /// <summary>Every thread met so far.</summary>
    public IReadOnlyList<TraceThread> Threads => throw new NotImplementedException();

    /// <summary>Every distinct stack met so far.</summary>
    public StackAddresses Stacks => throw new NotImplementedException();

    /// <summary>Fills <paramref name="batch"/> with the next events.</summary>
    /// <returns>False at the end, whether regular, cut or damaged.</returns>
    public bool Read(EventBatch batch) => throw new NotImplementedException();

    /// <summary>Null while the trace is sound; otherwise one line that says at which byte it is cut or damaged, and how.</summary>
    public string? Damage => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
