using System.Text.Json;

namespace Rockpool.Recorder.Snapshot;

/// <summary>
/// What a <c>.rockpool</c> file holds: the manifest, the updates and the sessions' streams, also where its recorder was
/// killed and the last member is cut. Holds the file open. Not thread-safe.
/// </summary>
internal sealed class RecordingContents : IDisposable
{
    private readonly ZipReader _file;

    private RecordingContents(string path, ZipReader file)
    {
        _file = file;
        if (file.Members.Count == 0 || file.Members[0].Name != MemberName.Manifest)
            throw new RecorderException($"{path} is a zip file but no recording: it has no {MemberName.Manifest} at its start.");
        Manifest = ReadManifest(path, file);
        List<Update> updates = [];
        foreach (ZipMember member in file.Members)
        {
            if (MemberName.IsUpdate(member.Name)) AddUpdates(updates, file.ReadAll(member));
        }

        Updates = updates;
        Sessions = FindSessions(file.Members, updates);
    }

    /// <summary>What the recording says of itself.</summary>
    public Manifest Manifest { get; }

    /// <summary>What became known while recording, in the order in which it did.</summary>
    public IReadOnlyList<Update> Updates { get; }

    /// <summary>The sessions, in the order in which they started.</summary>
    public IReadOnlyList<RecordedSession> Sessions { get; }

    /// <summary>Null for a recording that was closed; otherwise the byte up to which it can be read.</summary>
    public long? Cut => _file.Cut;

    /// <summary>The members that turned out to be damaged, or could not be read, of what was asked for so far.</summary>
    public IReadOnlyList<DamagedMember> Damaged => _file.Damaged;

    /// <summary>Opens a recording.</summary>
    /// <exception cref="RecorderException">It is none, or its manifest cannot be understood.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not read it.</exception>
    public static RecordingContents Open(string path)
    {
        ZipReader file = new(path);
        RecordingContents? contents = null;
        try
        {
            contents = new RecordingContents(path, file);
            return contents;
        }
        finally
        {
            if (contents is null) file.Dispose();
        }
    }

    /// <summary>
    /// A session's NetTrace stream from its first byte to its end, or to a member that is damaged or cannot be read; good while
    /// this is not disposed.
    /// </summary>
    public Stream OpenStream(RecordedSession session) => new SegmentStream(_file, session.Segments);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static Manifest ReadManifest(string path, ZipReader file)
    {
        byte[] json = file.ReadAll(file.Members[0]);
        string? failure = file.Damaged.Select(damaged => damaged.Failure).FirstOrDefault();
        Manifest? manifest = TryParse(json, SnapshotJson.Default.Manifest)
            ?? throw new RecorderException($"{path} cannot be read: {failure ?? "its manifest is cut or damaged"}.");
        if (manifest.Schema > Manifest.CurrentSchema)
        {
            throw new RecorderException(
                $"{path} was written by a newer rockpool (format {manifest.Schema}, this one reads up to "
                + $"{Manifest.CurrentSchema}): update rockpool.");
        }

        if (manifest.Clock is not { Frequency: > 0 })
            throw new RecorderException($"{path} cannot be read: its manifest has no clock.");
        return manifest;
    }

    private static void AddUpdates(List<Update> to, byte[] lines)
    {
        foreach (Range line in lines.AsSpan().Split((byte)'\n'))
        {
            // A line that is cut, or of a kind that a newer recorder added, says nothing here.
            if (TryParse(lines.AsSpan(line), SnapshotJson.Default.Update) is { } update) to.Add(update);
        }
    }

    private static T? TryParse<T>(ReadOnlySpan<byte> json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        if (json.IsEmpty) return null;
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<RecordedSession> FindSessions(IReadOnlyList<ZipMember> members, List<Update> updates)
    {
        SortedDictionary<int, RecordedSession> sessions = [];
        foreach (SessionStarted started in updates.OfType<SessionStarted>())
            sessions[started.Session] = new RecordedSession(started.Session, started.Role) { Started = started };
        foreach (SessionStopped stopped in updates.OfType<SessionStopped>())
        {
            if (sessions.TryGetValue(stopped.Session, out RecordedSession? session))
                sessions[stopped.Session] = session with { Stopped = stopped };
        }

        foreach (ZipMember member in members)
        {
            if (!MemberName.TryParseSegment(member.Name, out int number, out SessionRole role, out int sequence)) continue;
            if (!sessions.TryGetValue(number, out RecordedSession? session))
                sessions[number] = session = new RecordedSession(number, role);
            // Nothing after a segment that is missing can be understood.
            if (sequence == session.Segments.Count + 1) session.Segments.Add(member);
        }

        return [.. sessions.Values.OrderBy(session => session.Started?.Requested ?? 0).ThenBy(session => session.Number)];
    }
}
