using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode.Sources;
using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Decode.Join;

/// <summary>
/// Which stretches of a recording are covered by what, from when its sessions were confirmed to when they were about to
/// be stopped. Not thread-safe.
/// </summary>
internal sealed class Coverage
{
    private readonly List<(int Session, SessionRole Role, Stretch Stretch)> _sessions = [];
    private bool _brokeOff;

    /// <summary>Takes the coverage from the updates of a recording.</summary>
    public Coverage(RecordingContents recording)
    {
        Origin = OriginOf(recording);
        Clock = new TraceClock(Origin, recording.Manifest.Clock.Frequency);
        foreach (RecordedSession session in recording.Sessions)
        {
            if (session.Started is not { } started) continue;
            long from = Math.Max(0, Clock.Nanoseconds(started.Confirmed));
            long to = session.Stopped?.Stopping is { } stopping ? Clock.Nanoseconds(stopping) : long.MaxValue;
            if (session.Segments.Count > 0 && to > from) _sessions.Add((session.Number, session.Role, new(from, to)));
        }
    }

    /// <summary>The start of the recording in ticks of its clock: when all pool events were first covered.</summary>
    public long Origin { get; }

    /// <summary>Turns ticks into nanoseconds since the start of the recording.</summary>
    public TraceClock Clock { get; }

    /// <summary>When the last session's coverage ends as far as it is known, or 0.</summary>
    public long KnownEnd => _sessions.Select(entry => entry.Stretch.To).Where(to => to < long.MaxValue).Append(0).Max();

    /// <summary>
    /// How far what follows the last coverage of the pools goes: without end where a session that covered them broke off,
    /// as the others may go on for longer than the file says.
    /// </summary>
    public long EndOfLastGap => _brokeOff ? long.MaxValue : KnownEnd;

    /// <summary>The stretches in which every pool event was recorded.</summary>
    public List<Stretch> Pools => Of(SessionRole.AllEvents, SessionRole.AllStacks);

    /// <summary>The stretches in which the rare pool events were recorded.</summary>
    public List<Stretch> Rare => Of(SessionRole.AllEvents, SessionRole.AllStacks, SessionRole.RareStacks);

    /// <summary>The stretches in which rents and returns carried stacks.</summary>
    public List<Stretch> Stacks => Of(SessionRole.BurstStacks, SessionRole.AllStacks);

    /// <summary>Whether a role covers all pool events.</summary>
    public static bool CoversPools(SessionRole role) => role is SessionRole.AllEvents or SessionRole.AllStacks;

    /// <summary>Whether sessions of a role have pool events at all.</summary>
    public static bool HasPools(SessionRole role) => role is not (SessionRole.Names or SessionRole.RuntimeStacks);

    /// <summary>Takes in that a session without stacks has them: before .NET 9 the runtime knows no session without.</summary>
    public void FindStacks(int session) => Replace(session, SessionRole.AllEvents, SessionRole.AllStacks);

    /// <summary>Takes in that a session with stacks has none: a program that was compiled ahead of time walks none.</summary>
    public void MissStacks(int session) => Replace(session, SessionRole.AllStacks, SessionRole.AllEvents);

    /// <summary>Takes in that a session's stream ended: nobody stopped it, or it was cut before that.</summary>
    /// <returns>Whether that makes the session's coverage shorter than it seemed.</returns>
    public bool EndEarly(int session, long end)
    {
        int at = _sessions.FindIndex(entry => entry.Session == session);
        if (at < 0 || _sessions[at].Stretch.To <= end) return false;
        // One that covers nothing after all stays, empty, as the present moment may be counted from it.
        _brokeOff |= CoversPools(_sessions[at].Role);
        Stretch shorter = new(_sessions[at].Stretch.From, Math.Max(_sessions[at].Stretch.From, end));
        _sessions[at] = _sessions[at] with { Stretch = shorter };
        return true;
    }

    private List<Stretch> Of(params ReadOnlySpan<SessionRole> roles)
    {
        List<Stretch> covered = [];
        foreach ((_, SessionRole role, Stretch stretch) in _sessions.OrderBy(entry => entry.Stretch.From))
        {
            if (!roles.Contains(role)) continue;
            if (covered.Count > 0 && stretch.From <= covered[^1].To)
                covered[^1] = covered[^1] with { To = Math.Max(covered[^1].To, stretch.To) };
            else
                covered.Add(stretch);
        }

        return covered;
    }

    private static long OriginOf(RecordingContents recording)
    {
        SessionStarted? first = null;
        foreach (RecordedSession session in recording.Sessions)
        {
            if (session.Started is not { } started || session.Segments.Count == 0) continue;
            if (CoversPools(session.Role)) return started.Confirmed;
            if (session.Role != SessionRole.Names) first ??= started;
        }

        return first?.Confirmed ?? recording.Manifest.Clock.Ticks;
    }

    private void Replace(int session, SessionRole role, SessionRole with)
    {
        int at = _sessions.FindIndex(entry => entry.Session == session && entry.Role == role);
        if (at >= 0) _sessions[at] = _sessions[at] with { Role = with };
    }
}
