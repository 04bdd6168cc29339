using System.Globalization;
using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Attach;
using Rockpool.Recorder.Decode.Join;
using Rockpool.Recorder.Decode.Sources;
using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Decode;

/// <summary>
/// The journal of a <c>.rockpool</c> recording: all its sessions as one stream, each event once. Streams: holds a window
/// of some ten thousand events and what the sessions that run at a time need, whatever the recording's length.
/// </summary>
internal sealed class RecordingJournal : JournalReader
{
    private readonly string _name;
    private readonly RecordingContents _recording;
    private readonly TraceCatalog _catalog = new();
    private readonly Tally _tally = new();
    private readonly Coverage _coverage;
    private readonly SessionMerge _merge;

    /// <summary>A journal of <paramref name="recording"/>, which it owns.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="recording">The recording.</param>
    public RecordingJournal(string name, RecordingContents recording)
    {
        _name = name;
        _recording = recording;
        _coverage = new Coverage(recording);
        _merge = new SessionMerge(recording, _coverage, _catalog, _tally);
    }

    /// <inheritdoc/>
    public override Catalog Catalog => _catalog.Catalog;

    /// <inheritdoc/>
    public override RecordingInfo Info
    {
        get
        {
            Manifest manifest = _recording.Manifest;
            ClockReading clock = manifest.Clock;
            long duration = Math.Max(_tally.End, _coverage.KnownEnd);
            return new RecordingInfo
            {
                Name = _name,
                Started = clock.At(_coverage.Origin),
                Duration = duration,
                FromProcessStart = _catalog.Process.StartSeen,
                Events = _tally.Events,
                LostEvents = _tally.Lost,
                Process = manifest.CommandLine ?? manifest.Process,
                ProcessId = manifest.ProcessId,
                Runtime = manifest.Runtime ?? _catalog.Process.RuntimeVersion,
                PoolCoverage = Within(_coverage.Pools, duration),
                RareCoverage = Within(_coverage.Rare, duration),
                StackCoverage = Within(_coverage.Stacks, duration),
                Overhead = _recording.Updates.OfType<OverheadSpent>().LastOrDefault()?.Share,
                Budget = manifest.Budget,
                Remarks = [.. Remarks()],
            };
        }
    }

    /// <inheritdoc/>
    public override bool Read(JournalBatch batch)
    {
        batch.Clear();
        return _merge.Read(batch);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _merge.Dispose();
        _recording.Dispose();
    }

    private static Stretch[] Within(List<Stretch> stretches, long duration) =>
    [
        .. stretches.Select(stretch => stretch with { To = Math.Min(stretch.To, duration) })
            .Where(stretch => stretch.Length > 0),
    ];

    private IEnumerable<string> Remarks()
    {
        foreach (Remark remark in _recording.Updates.OfType<Remark>()) yield return remark.Text;
        RecordingEnded? ended = _recording.Updates.OfType<RecordingEnded>().LastOrDefault();
        if (ended is null)
        {
            string where = _recording.Cut is { } cut ? string.Create(CultureInfo.InvariantCulture, $" and ends at byte {cut:N0}") : "";
            yield return $"The recording was not closed{where}: its recorder was killed, the disk was full or the file was "
                + "cut. How much is missing is not known.";
        }
        else if (ended.Reason == RecordEnd.ProcessDied)
        {
            yield return "The process was killed or crashed while it was recorded: its last events may be missing.";
        }

        foreach ((ZipMember member, string? failure) in _recording.Damaged)
        {
            string what = failure is null ? "is damaged" : $"could not be read ({failure})";
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{member.Name} at byte {member.HeaderOffset:N0} {what}: nothing in it is believed, nor what its session tells after it.");
        }

        foreach (BrokenSession broken in _tally.Broken)
            yield return string.Create(CultureInfo.InvariantCulture,
                $"Session {broken.Session.Number} ({broken.Session.Role}) is whole up to {broken.End / 1e9:0.00} s: {broken.Damage}.");
        if (_tally.LostStacks > 0)
            yield return $"{_tally.LostStacks} events were dropped from bursts with stacks: their stacks are not known.";
        if (_tally.LostNames > 0)
            yield return $"{_tally.LostNames:N0} events that name code were dropped: some frames have no name or no source line.";
        if (_tally.Unreadable > 0)
            yield return $"{_tally.Unreadable} events were left out because their payload was not as expected.";
        if (_coverage.Stacks.Count > 0 && _catalog.Symbols.Methods == 0)
            yield return "The recording holds call stacks but no method names: it was cut before they were recorded.";
    }
}
