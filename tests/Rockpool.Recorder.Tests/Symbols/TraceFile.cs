using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode.NetTrace;
using Rockpool.Recorder.Decode.Sources;
using Xunit;

namespace Rockpool.Recorder.Tests.Symbols;

/// <summary>A NetTrace file read to its end, with what every event of some providers was and where it came from.</summary>
internal sealed class TraceFile
{
    private readonly List<Event> _events = [];

    /// <summary>Reads a file, keeping the events of <paramref name="providers"/>.</summary>
    public TraceFile(string path, params string[] providers)
    {
        using NetTraceReader trace = NetTraceReader.Open(path);
        TraceClock clock = new(trace.Header);
        SourceDecoder decoder = new(TraceTables.Of(trace), clock, Catalog);
        EventBatch batch = new();
        JournalBatch journal = new();
        while (trace.Read(batch))
        {
            for (int i = 0; i < batch.Events.Length; i++)
            {
                // One by one, so that a stack is met when its event is.
                journal.Clear();
                decoder.Decode(batch.Events.Slice(i, 1), journal);
                RawEvent source = batch.Events[i];
                EventDefinition definition = trace.Definitions[source.Definition];
                if (!providers.Contains(definition.Provider)) continue;
                long time = clock.Nanoseconds(source.Timestamp);
                _events.Add(new Event(
                    definition, time, trace.Threads[source.Thread].OperatingSystemId, source.Payload.ToArray(),
                    trace.Stacks[source.Stack].ToArray(), Catalog.StackOf(trace.Stacks, source.Stack, time)));
            }
        }

        Assert.Null(trace.Damage);
        Assert.Equal(0, decoder.Unreadable);
    }

    /// <summary>What the trace told of methods, threads and pools.</summary>
    public TraceCatalog Catalog { get; } = new();

    /// <summary>The events kept, in time order.</summary>
    public IReadOnlyList<Event> Events => _events;

    /// <summary>The frames of an event's stack.</summary>
    public IReadOnlyList<Frame> FramesOf(Event source) => Catalog.Catalog.Stacks[source.Stack];

    /// <summary>One event.</summary>
    internal sealed record Event(
        EventDefinition Definition, long Time, long Thread, byte[] Payload, ulong[] Addresses, StackIndex Stack);
}
