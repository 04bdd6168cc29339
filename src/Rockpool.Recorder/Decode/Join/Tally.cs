using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Decode.Join;

/// <summary>What is counted while the sessions of a recording are merged. Not thread-safe.</summary>
internal sealed class Tally
{
    private readonly List<BrokenSession> _broken = [];
    private long _told;

    /// <summary>Events that a second session told again.</summary>
    public long Copies { get; set; }

    /// <summary>Events that the recorded process dropped and that no other session has.</summary>
    public long Lost { get; set; }

    /// <summary>Events of bursts that the recorded process dropped: they lack a stack.</summary>
    public long LostStacks { get; set; }

    /// <summary>Events that name code which the recorded process dropped: some frames lack a name or a line.</summary>
    public long LostNames { get; set; }

    /// <summary>Events whose payload was not as expected.</summary>
    public long Unreadable { get; private set; }

    /// <summary>The time of the last event, in nanoseconds since the start of the recording.</summary>
    public long End { get; set; }

    /// <summary>Events of every kind, each counted once.</summary>
    public long Events => _told - Copies;

    /// <summary>The sessions whose streams are cut or damaged.</summary>
    public IReadOnlyList<BrokenSession> Broken => _broken;

    /// <summary>Counts in a session that was read to its end.</summary>
    public void Add(SessionFeed feed)
    {
        Unreadable += feed.Unreadable;
        if (feed.Damage is { } damage) _broken.Add(new BrokenSession(feed.Session, Math.Max(0, feed.End), damage));
        if (feed.Session.Role == SessionRole.Names) return;
        _told += feed.Events;
        End = Math.Max(End, feed.End);
    }
}
