using Rockpool.Recorder.Decode.NetTrace;
using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Tests.Attach;

/// <summary>What a recording holds, counted.</summary>
internal sealed class Recorded
{
    private const string ArrayPool = "System.Buffers.ArrayPoolEventSource";
    private const string Rundown = "Microsoft-Windows-DotNETRuntimeRundown";
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";

    private readonly Dictionary<(SessionRole Role, string Provider, int Id), int> _counts = [];

    private Recorded(RecordingContents contents)
    {
        Manifest = contents.Manifest;
        Updates = [.. contents.Updates];
        Roles = [.. contents.Sessions.Select(session => session.Role)];
        IsClosed = contents.Cut is null;
        foreach (var session in contents.Sessions.Where(session => session.Segments.Count > 0))
            Count(session.Role, contents.OpenStream(session));
    }

    /// <summary>What the recording says of itself.</summary>
    public Manifest Manifest { get; }

    /// <summary>What became known while recording.</summary>
    public Update[] Updates { get; }

    /// <summary>What each session was for.</summary>
    public SessionRole[] Roles { get; }

    /// <summary>Whether the recorder closed it.</summary>
    public bool IsClosed { get; }

    /// <summary>Rents without and with stacks.</summary>
    public int Rents => CountOf(ArrayPool, 1);

    /// <summary>Rents that the sessions of one role brought; one that two sessions saw is in the count of each.</summary>
    public int RentsIn(SessionRole role) => _counts.GetValueOrDefault((role, ArrayPool, 1));

    /// <summary>Events with stacks.</summary>
    public int Stacks { get; private set; }

    /// <summary>Methods named by a list of what was there.</summary>
    public int NamedByRundown => CountOf(Rundown, 144);

    /// <summary>Methods named when they were compiled.</summary>
    public int NamedLive => CountOf(Runtime, 143);

    /// <summary>Reads a recording.</summary>
    public static Recorded Read(string path)
    {
        using var contents = RecordingContents.Open(path);
        return new Recorded(contents);
    }

    private int CountOf(string provider, int id) =>
        _counts.Where(pair => pair.Key.Provider == provider && pair.Key.Id == id).Sum(pair => pair.Value);

    private void Count(SessionRole role, Stream bytes)
    {
        using var reader = NetTraceReader.Open(bytes);
        var batch = new EventBatch();
        while (reader.Read(batch))
        {
            foreach (ref readonly var one in batch.Events)
            {
                var definition = reader.Definitions[one.Definition];
                var key = (role, definition.Provider, definition.Id);
                _counts[key] = _counts.GetValueOrDefault(key) + 1;
                Stacks += one.Stack != 0 ? 1 : 0;
            }
        }
    }
}
