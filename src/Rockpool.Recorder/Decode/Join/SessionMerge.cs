using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode.Sources;
using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Decode.Join;

/// <summary>Merges the sessions of a recording in time order, opening each when its time comes. Not thread-safe.</summary>
internal sealed class SessionMerge : IDisposable
{
    // Below this, copying rows costs less than a batch that stays part empty.
    private const int WorthTakingWhole = PoolEvents.Capacity / 2;

    // How long after the last event of a session that broke off a copy of it may come: a thread cannot be preempted longer.
    private const long SurelyOver = 1_000_000_000;

    private readonly RecordingContents _recording;
    private readonly Coverage _coverage;
    private readonly CoverageCursor _cursor;
    private readonly TraceCatalog _catalog;
    private readonly Tally _tally;
    private readonly JoinWindow _window = new();
    private readonly EventJoin _join;
    private readonly List<SessionFeed> _feeds = [];
    private readonly List<(SessionFeed Feed, int Lane)> _lanes = [];

    // A thread may tell one session of an event before another is even asked for, and tell that one as well when it goes
    // on: threads are followed all the time, unless no second session ever tells of the pools.
    private readonly bool _isAlone;
    private int _nextSession;
    private bool _finished;

    /// <summary>A merge of all sessions of a recording.</summary>
    public SessionMerge(RecordingContents recording, Coverage coverage, TraceCatalog catalog, Tally tally)
    {
        (_recording, _coverage, _catalog, _tally) = (recording, coverage, catalog, tally);
        _cursor = new CoverageCursor(coverage);
        _join = new EventJoin(_window);
        _isAlone = recording.Sessions.Count(session => Coverage.HasPools(session.Role)) == 1;
        if (coverage.Pools.Count == 0) _window.BeginGap(new Gap(GapKind.NotRecorded, 0, coverage.KnownEnd, null, 0));
    }

    /// <summary>Fills an empty batch with what comes next.</summary>
    /// <returns>False at the end.</returns>
    public bool Read(JournalBatch batch)
    {
        while (!_finished && !_window.HasReady(_join.Lanes > 1)) Step();
        if (!_window.HasAny) return false;
        _join.LetGo(_window.FirstRow + PoolEvents.Capacity);
        _window.HandOut(batch);
        _tally.Copies = _join.Copies;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _feeds.ForEach(feed => feed.Dispose());

    private void Step()
    {
        SessionFeed? first = null;
        long others = long.MaxValue;
        foreach (SessionFeed feed in _feeds)
        {
            if (first is null || feed.Next < first.Next) (first, others) = (feed, first?.Next ?? long.MaxValue);
            else others = Math.Min(others, feed.Next);
        }

        long now = first?.Next ?? long.MaxValue;
        if (NextStart <= now && _nextSession < _recording.Sessions.Count) Open(_recording.Sessions[_nextSession++]);
        else if (first is null) Finish();
        else if (!first.HasRows) Advance(first);
        else if (_cursor.NextEdge <= now) Cross(GapKind.NotRecorded);
        else Use(first, Math.Min(others, Math.Min(NextStart, _cursor.NextEdge - 1)));
    }

    // No event of a session is earlier than the request for it.
    private long NextStart => _nextSession >= _recording.Sessions.Count
        ? long.MaxValue
        : _recording.Sessions[_nextSession].Started is { } started ? _coverage.Clock.Nanoseconds(started.Requested) : long.MinValue;

    private void Open(RecordedSession session)
    {
        if (session.Segments.Count == 0) return;
        SessionFeed feed;
        try
        {
            feed = new SessionFeed(session, _recording.OpenStream(session), _coverage.Origin, _catalog);
        }
        catch (InvalidDataException)
        {
            // Killed within the first bytes of a session: there is nothing in it yet.
            if (_coverage.EndEarly(session.Number, end: 0)) _cursor.LookAgain(now: 0);
            return;
        }

        _feeds.Add(feed);
        if (!Coverage.HasPools(session.Role)) return;
        long surelyOn = session.Started is { } started ? _coverage.Clock.Nanoseconds(started.Confirmed) : long.MaxValue;
        _lanes.Add((feed, _join.OpenLane(feed.LossLog, surelyOn)));
    }

    private void Advance(SessionFeed feed)
    {
        feed.Advance();
        foreach (Gap loss in feed.Losses) TakeLoss(feed.Session.Role, loss);
        feed.Losses.Clear();
        if (feed.Ended && !feed.HasRows) Retire(feed);
    }

    // What a burst lost is lost to the stacks alone, and what the rare events lost matters where nothing else covers them.
    private void TakeLoss(SessionRole role, Gap loss)
    {
        if (role == SessionRole.Names) _tally.LostNames += loss.LostEvents;
        if (role == SessionRole.BurstStacks) _tally.LostStacks += loss.LostEvents;
        bool isCovered = _coverage.Pools.Exists(stretch => stretch.From <= loss.From && loss.To <= stretch.To);
        if (!Coverage.CoversPools(role) && (role != SessionRole.RareStacks || isCovered)) return;
        if (loss.To < 0) return;
        _tally.Lost += loss.LostEvents;
        _window.AddLoss(loss with { From = Math.Max(0, loss.From) });
    }

    private void Retire(SessionFeed feed)
    {
        _feeds.Remove(feed);
        _tally.Add(feed);
        if (feed.SawStacks) _coverage.FindStacks(feed.Session.Number);
        else if (feed.Events > 0) _coverage.MissStacks(feed.Session.Number);
        bool wasStopped = feed.Session.Stopped?.Stopping is not null && feed.Damage is null;
        if (!wasStopped && _coverage.EndEarly(feed.Session.Number, feed.End) && _cursor.LookAgain(feed.End))
            Cross(feed.Session.Stopped?.Stopping is null ? GapKind.NotRecorded : GapKind.Damage);
        feed.Dispose();
    }

    private void Cross(GapKind why)
    {
        if (_cursor.Cross(why) is { } gap) _window.BeginGap(gap);
    }

    private void Use(SessionFeed feed, long upTo)
    {
        long now = feed.Next;
        CloseLanes(now);
        if (feed.NextRuntime <= feed.NextPool) UseRuntime(feed);
        else if (now < 0 || !Coverage.HasPools(feed.Session.Role)) feed.PoolHead++;
        else UsePool(feed, Math.Min(upTo, feed.NextRuntime));
    }

    private void UseRuntime(SessionFeed feed)
    {
        RuntimeEvent row = feed.Rows.Runtime[feed.RuntimeHead++];
        // Where sessions overlap, both tell the same; the one that has run longest is believed.
        bool isTold = _feeds.Find(other => row.IsOfFlow ? other.HasFlows : other.HasRuntime) == feed;
        if (isTold && row.Time >= 0) _window.Append(in row);
    }

    private void UsePool(SessionFeed feed, long upTo)
    {
        PoolEvents rows = feed.Rows.Pool;
        int start = feed.PoolHead;
        int end = EndOfRun(rows, start, upTo);
        feed.PoolHead = end;
        int lane = _lanes.Find(entry => entry.Feed == feed).Lane;
        bool isWhole = start == 0 && end == rows.Count && end >= WorthTakingWhole && _cursor.IsCovered;
        if (isWhole) TakeWhole(feed, lane);
        else if (_isAlone && _cursor.IsCovered) AppendPlain(rows, start, end);
        else _join.Append(lane, rows, start, end, _cursor.IsCovered);
    }

    private void TakeWhole(SessionFeed feed, int lane)
    {
        PoolEvents rows = feed.Rows.Pool;
        _window.BeginBatch();
        if (_isAlone || _join.TryFollowAll(lane, rows)) _window.Take(feed.Rows);
        else _join.Append(lane, rows, 0, rows.Count, withRents: true);
    }

    private void AppendPlain(PoolEvents rows, int start, int end)
    {
        while (start < end)
        {
            int count = Math.Min(end - start, _window.Room);
            _window.Append(rows, start, count);
            start += count;
        }
    }

    // A session's last events may have copies in another that is read later, until the session was surely over.
    private void CloseLanes(long now)
    {
        for (int i = _lanes.Count - 1; i >= 0; i--)
        {
            (SessionFeed feed, int lane) = _lanes[i];
            long over = feed.Session.Stopped is { } stopped ? _coverage.Clock.Nanoseconds(stopped.Stopped) : feed.End + SurelyOver;
            if (_feeds.Contains(feed) || over >= now) continue;
            _join.CloseLane(lane);
            _lanes.RemoveAt(i);
        }
    }

    private static int EndOfRun(PoolEvents rows, int start, long upTo)
    {
        if (rows.Time[rows.Count - 1] <= upTo) return rows.Count;
        int end = start + 1;
        while (end < rows.Count && rows.Time[end] <= upTo) end++;
        return end;
    }

    private void Finish()
    {
        _finished = true;
        _tally.End = Math.Max(_tally.End, 0);
        _window.Finish(_tally.End);
    }
}
