using Rockpool.Diagnosis.Journal;

namespace Rockpool.Recorder.Decode.Sources;

/// <summary>
/// What the runtime tells of collections, contention and sampled allocation. Not thread-safe; allocates for a sampled
/// type's name when it is met first.
/// </summary>
internal sealed class RuntimeSource
{
    // .NET draws one sample per 102,400 bytes on average and does not say so in the event.
    private const long SamplingInterval = 102_400;
    private const int SpaceFieldsPerGeneration = 10;

    private readonly HashSet<string> _typeNames = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _typeNamesBySpan;

    /// <summary>A source that has met no type yet.</summary>
    public RuntimeSource() => _typeNamesBySpan = _typeNames.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Appends what an event tells to <paramref name="rows"/>.</summary>
    /// <param name="kind">The event's kind.</param>
    /// <param name="version">Its version.</param>
    /// <param name="payload">Its payload.</param>
    /// <param name="at">A row with its time, thread and stack.</param>
    /// <param name="rows">Where to append.</param>
    /// <returns>False where the payload is not as expected; nothing is appended then.</returns>
    public bool TryWrite(
        SourceEvent kind, int version, PayloadReader payload, in RuntimeEvent at, List<RuntimeEvent> rows)
    {
        if (kind == SourceEvent.HeapHistory) return HeapHistory(version, ref payload, at, rows);
        RuntimeEvent row = kind switch
        {
            SourceEvent.CollectionStart => CollectionStart(version, ref payload, at),
            SourceEvent.CollectionEnd => CollectionEnd(version, ref payload, at),
            SourceEvent.SuspensionStart => at with
            {
                Kind = RuntimeEventKind.SuspensionStart,
                Reason = version == 0 ? payload.UInt16() : payload.Int32(),
            },
            SourceEvent.SuspensionEnd => at with { Kind = RuntimeEventKind.SuspensionEnd },
            SourceEvent.ResumptionStart => at with { Kind = RuntimeEventKind.ResumptionStart },
            SourceEvent.ResumptionEnd => at with { Kind = RuntimeEventKind.ResumptionEnd },
            SourceEvent.HeapStatistics => HeapStatistics(version, ref payload, at),
            SourceEvent.ContentionStart => ContentionStart(version, ref payload, at),
            SourceEvent.ContentionEnd => ContentionEnd(version, ref payload, at),
            SourceEvent.AllocationTick => AllocationTick(version, ref payload, at),
            _ => AllocationSampled(ref payload, at),
        };
        if (payload.Failed) return false;
        rows.Add(row);
        return true;
    }

    private static RuntimeEvent CollectionStart(int version, ref PayloadReader payload, in RuntimeEvent at)
    {
        int number = payload.Int32();
        int generation = version == 0 ? -1 : payload.Int32();
        return at with
        {
            Kind = RuntimeEventKind.CollectionStart,
            Number = number,
            Generation = generation,
            Reason = payload.Int32(),
        };
    }

    private static RuntimeEvent CollectionEnd(int version, ref PayloadReader payload, in RuntimeEvent at) => at with
    {
        Kind = RuntimeEventKind.CollectionEnd,
        Number = payload.Int32(),
        Generation = version == 0 ? payload.UInt16() : payload.Int32(),
    };

    // Size and promoted size of generations 0 to 2 and of large objects, then, from version 2, of pinned objects.
    private static RuntimeEvent HeapStatistics(int version, ref PayloadReader payload, in RuntimeEvent at)
    {
        long bytes = 0;
        for (int generation = 0; generation < 4; generation++)
        {
            bytes += payload.Int64();
            payload.Int64();
        }

        if (version >= 2)
        {
            payload.Skip(2 * sizeof(long) + 3 * sizeof(int) + sizeof(ushort)); // Finalisation, pins, sinks, handles, instance
            bytes += payload.Int64();
        }

        return at with { Kind = RuntimeEventKind.HeapSize, Bytes = bytes };
    }

    // Versions below 3 are those of the .NET Framework.
    private static bool HeapHistory(int version, ref PayloadReader payload, in RuntimeEvent at, List<RuntimeEvent> rows)
    {
        if (version < 3) return false;
        payload.UInt16();
        for (int field = 0; field < 6; field++) payload.Pointer();
        payload.Skip(5 * sizeof(int));
        int heap = payload.Int32();
        payload.Pointer();
        int generations = payload.Int32();
        if (payload.Failed || (uint)generations > 16) return false;
        int before = rows.Count;
        for (int generation = 0; generation < generations; generation++)
        {
            for (int field = 0; field < 4; field++) payload.Pointer();
            long free = payload.Pointer() + payload.Pointer();
            for (int field = 6; field < SpaceFieldsPerGeneration; field++) payload.Pointer();
            rows.Add(at with
            {
                Kind = RuntimeEventKind.Fragmentation,
                Number = heap,
                Generation = generation,
                Bytes = free,
            });
        }

        if (payload.Failed) rows.RemoveRange(before, rows.Count - before);
        return !payload.Failed;
    }

    private static RuntimeEvent ContentionStart(int version, ref PayloadReader payload, in RuntimeEvent at)
    {
        payload.Skip(sizeof(byte) + sizeof(ushort));
        return at with { Kind = RuntimeEventKind.ContentionStart, Number = version >= 2 ? payload.Pointer() : 0 };
    }

    private static RuntimeEvent ContentionEnd(int version, ref PayloadReader payload, in RuntimeEvent at)
    {
        payload.Skip(sizeof(byte) + sizeof(ushort));
        return at with { Kind = RuntimeEventKind.ContentionEnd, Bytes = version >= 1 ? (long)payload.Double() : 0 };
    }

    private RuntimeEvent AllocationTick(int version, ref PayloadReader payload, in RuntimeEvent at)
    {
        long amount = (uint)payload.Int32();
        payload.Skip(sizeof(int));
        if (version == 0) return at with { Kind = RuntimeEventKind.AllocationSample, Number = amount, Bytes = -1 };
        payload.Skip(sizeof(ushort));
        if (version == 1) return at with { Kind = RuntimeEventKind.AllocationSample, Number = amount, Bytes = -1 };
        amount = payload.Int64();
        payload.Pointer();
        string type = TypeName(payload.Characters());
        payload.Skip(sizeof(int));
        if (version >= 3) payload.Pointer();
        return at with
        {
            Kind = RuntimeEventKind.AllocationSample,
            Number = amount,
            Text = type,
            Bytes = version >= 4 ? payload.Int64() : -1,
        };
    }

    private RuntimeEvent AllocationSampled(ref PayloadReader payload, in RuntimeEvent at)
    {
        payload.Skip(sizeof(int) + sizeof(ushort));
        payload.Pointer();
        string type = TypeName(payload.Characters());
        payload.Pointer();
        return at with
        {
            Kind = RuntimeEventKind.AllocationSample,
            Number = SamplingInterval,
            Text = type,
            Bytes = payload.Int64(),
        };
    }

    private string TypeName(ReadOnlySpan<char> name)
    {
        if (_typeNamesBySpan.TryGetValue(name, out string? known)) return known;
        string added = new(name);
        _typeNames.Add(added);
        return added;
    }
}
