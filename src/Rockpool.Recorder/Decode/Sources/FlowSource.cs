using Rockpool.Diagnosis.Journal;

namespace Rockpool.Recorder.Decode.Sources;

/// <summary>
/// What threads say of the labels and regions that they run under. Not thread-safe; allocates for a text that is met first.
/// </summary>
internal sealed class FlowSource
{
    // A program that labels with what never comes again must not fill the memory of who reads it.
    private const int MostTexts = 4096;

    private readonly HashSet<string> _texts = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _textsBySpan;

    /// <summary>A source that has met no text yet.</summary>
    public FlowSource() => _textsBySpan = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Appends what an event tells to <paramref name="rows"/>.</summary>
    /// <param name="kind">The event's kind.</param>
    /// <param name="payload">Its payload.</param>
    /// <param name="at">A row with its time, thread and stack.</param>
    /// <param name="rows">Where to append.</param>
    /// <returns>False where the payload is not as expected; nothing is appended then.</returns>
    public bool TryWrite(SourceEvent kind, PayloadReader payload, in RuntimeEvent at, List<RuntimeEvent> rows)
    {
        RuntimeEvent row = kind == SourceEvent.LabelsSet
            ? at with { Kind = RuntimeEventKind.LabelsSet, Text = Text(payload.Characters()) }
            : Region(kind, ref payload, at);
        if (payload.Failed) return false;
        rows.Add(row);
        return true;
    }

    private RuntimeEvent Region(SourceEvent kind, ref PayloadReader payload, in RuntimeEvent at)
    {
        long region = payload.Int64();
        string category = Text(payload.Characters());
        string name = Text(payload.Characters());
        return at with
        {
            Kind = kind == SourceEvent.RegionBegun ? RuntimeEventKind.RegionBegun : RuntimeEventKind.RegionEnded,
            Number = region,
            Text = Text($"{category}/{name}"),
        };
    }

    private string Text(ReadOnlySpan<char> text)
    {
        if (_textsBySpan.TryGetValue(text, out string? known)) return known;
        if (_texts.Count == MostTexts) _texts.Clear();
        string added = new(text);
        _texts.Add(added);
        return added;
    }
}
