using Rockpool.Recorder.Decode.NetTrace;

namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>All that our reader says of a trace.</summary>
internal sealed record ReadTrace(
    TraceHeader Header, List<ReadEvent> Events, List<ReadGap> Gaps, IReadOnlyList<EventDefinition> Definitions, string? Damage)
{
    public static ReadTrace From(byte[] trace) => From(new MemoryStream(trace));

    public static ReadTrace From(Stream stream)
    {
        using NetTraceReader reader = NetTraceReader.Open(stream);
        return From(reader);
    }

    public static ReadTrace From(string path)
    {
        using NetTraceReader reader = NetTraceReader.Open(path);
        return From(reader);
    }

    public static ReadTrace From(NetTraceReader reader)
    {
        var batch = new EventBatch();
        var events = new List<ReadEvent>();
        var gaps = new List<ReadGap>();
        while (reader.Read(batch))
        {
            foreach (ref readonly RawEvent each in batch.Events)
                events.Add(Copy(reader, each));
            gaps.AddRange(batch.Gaps.Select(
                gap => new ReadGap(reader.Threads[gap.Thread].OperatingSystemId, gap.After, gap.Before, gap.Lost)));
        }

        return new ReadTrace(reader.Header, events, gaps, reader.Definitions, reader.Damage);
    }

    public static string Text(ReadOnlySpan<ulong> stack)
    {
        var frames = new List<string>();
        foreach (ulong address in stack)
            frames.Add($"{address:x}");
        return string.Join(' ', frames);
    }

    private static ReadEvent Copy(NetTraceReader reader, in RawEvent each)
    {
        EventDefinition definition = reader.Definitions[each.Definition];
        return new ReadEvent(
            each.Timestamp,
            reader.Threads[each.Thread].OperatingSystemId,
            definition.Provider,
            definition.Id,
            definition.Version,
            Convert.ToHexString(each.Payload),
            Text(reader.Stacks[each.Stack]));
    }
}
