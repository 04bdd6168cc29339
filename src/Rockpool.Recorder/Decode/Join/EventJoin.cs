using Rockpool.Diagnosis.Journal;

namespace Rockpool.Recorder.Decode.Join;

/// <summary>
/// Makes one stream of the pool events of several sessions: each event once, with the stack of whichever session had
/// one. Rows come in time order of all sessions, run by run. Not thread-safe.
/// </summary>
/// <remarks>
/// <para>
/// A thread writes an event to every session that wants it, one after the other, before it does anything else, in an
/// order that stays as long as both sessions run. In the merged order of one thread the copies of an event are therefore
/// neighbours, and an event of the session that is written second always follows its copy in the first one directly.
/// Time stamps serve for this order of one thread's events alone; how far apart they are says nothing.
/// </para>
/// <para>
/// Which of two sessions is written first is learnt from a copy that has one possible partner only: where two neighbours
/// of different sessions tell the same and the next event of the earlier session, with nothing lost between, tells
/// something else. Until that is known, and where both sessions lost events, neighbours that tell the same count as one
/// event and the stack stays unknown.
/// </para>
/// </remarks>
internal sealed class EventJoin(JoinWindow window)
{
    private readonly LaneOrder _order = new();
    private readonly LossLog[] _losses = new LossLog[LaneOrder.MostLanes];
    private readonly long[] _surelyOn = new long[LaneOrder.MostLanes];
    private readonly List<DoubtfulCopy> _doubtful = [];
    private ThreadTail[] _tails = new ThreadTail[64];

    // What the last event of a thread told and when, where its row is not in the window to be asked.
    private EventKey[] _keys = new EventKey[64];
    private long[] _times = new long[64];

    /// <summary>How many events were told a second time.</summary>
    public long Copies { get; private set; }

    /// <summary>How many lanes are open.</summary>
    public int Lanes => _order.Count;

    /// <summary>Opens a lane for a session with pool events, before its first event is appended.</summary>
    /// <param name="losses">What the session lost.</param>
    /// <param name="surelyOn">When every thread surely wrote to it, in nanoseconds.</param>
    /// <exception cref="RecorderException">More sessions run at once than a process can have.</exception>
    public int OpenLane(LossLog losses, long surelyOn)
    {
        int lane = _order.Open();
        (_losses[lane], _surelyOn[lane]) = (losses, surelyOn);
        return lane;
    }

    /// <summary>Closes the lane of a session none of whose events has a copy to come.</summary>
    public void CloseLane(int lane)
    {
        _order.Close(lane);
        _doubtful.RemoveAll(copy => copy.Earlier == lane || copy.Later == lane);
        ulong others = ~(1UL << lane);
        foreach (ref ThreadTail tail in _tails.AsSpan()) tail.Lanes &= others;
    }

    /// <summary>Appends the next rows of a session. No other session has an event between the first and the last of them.</summary>
    /// <param name="lane">The session's lane.</param>
    /// <param name="rows">Where the rows are.</param>
    /// <param name="start">The first of them.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="withRents">
    /// False inside a gap: rents and returns, of which only some were recorded, then leave no row.
    /// </param>
    public void Append(int lane, PoolEvents rows, int start, int end, bool withRents)
    {
        while (start < end)
        {
            int plain = withRents ? FollowPlain(lane, rows, start, Math.Min(end, start + window.Room)) : start;
            if (plain > start) window.Append(rows, start, plain - start);
            else AppendOne(lane, rows, plain++, withRents);
            start = plain;
        }
    }

    /// <summary>Follows the threads over all rows of a batch that is about to be taken over whole.</summary>
    /// <returns>False where a row needs a closer look; the threads are then followed up to that row, and must be again.</returns>
    public bool TryFollowAll(int lane, PoolEvents rows) => FollowPlain(lane, rows, 0, rows.Count) == rows.Count;

    /// <summary>Keeps what is needed of rows that are about to be handed out.</summary>
    public void LetGo(long rowsBefore)
    {
        for (int thread = 0; thread < _tails.Length; thread++)
        {
            ref ThreadTail tail = ref _tails[thread];
            if (tail.Told == 0 || tail.Row < 0 || tail.Row >= rowsBefore) continue;
            PoolEvents rows = window.At(tail.Row, out int row);
            (_keys[thread], _times[thread], tail.Row) = (EventKey.Of(rows, row), rows.Time[row], -1);
        }
    }

    // Rows whose thread was last heard of by the same session are new events, and most rows are of this kind.
    private int FollowPlain(int lane, PoolEvents rows, int start, int end)
    {
        ulong own = 1UL << lane;
        long next = window.NextRow - start;
        for (int i = start; i < end; i++)
        {
            int thread = rows.Thread[i].Value;
            if (thread >= _tails.Length) Grow(thread);
            ref ThreadTail tail = ref _tails[thread];
            if ((tail.Lanes & ~own) != 0) return i;
            tail.Lanes = own;
            tail.Row = next + i;
        }

        return end;
    }

    private void AppendOne(int lane, PoolEvents rows, int i, bool withRents)
    {
        int thread = rows.Thread[i].Value;
        if (thread >= _tails.Length) Grow(thread);
        ref ThreadTail tail = ref _tails[thread];
        if ((tail.Lanes & ThreadTail.Waiting) != 0) Settle(lane, rows, i, ref tail);
        ulong told = tail.Told;
        bool isNew = told == 0 || (told & (1UL << lane | _order.After(lane))) != 0 || KeyOf(thread) != EventKey.Of(rows, i);
        if (!isNew)
        {
            Copies++;
            AddCopy(lane, rows, i, ref tail);
            return;
        }

        tail.Lanes = tail.Lanes & ThreadTail.Waiting | 1UL << lane;
        if (withRents || rows.Kind[i] is not (PoolEventKind.Rent or PoolEventKind.Return))
        {
            tail.Row = window.NextRow;
            window.Append(rows, i, 1);
            return;
        }

        (_keys[thread], _times[thread], tail.Row) = (EventKey.Of(rows, i), rows.Time[i], -1);
    }

    private void AddCopy(int lane, PoolEvents rows, int i, ref ThreadTail tail)
    {
        ThreadIndex thread = rows.Thread[i];
        long since = TimeOf(thread.Value);
        ulong before = tail.Told & _order.Before(lane);
        // Where the first telling was not surely told to this lane too, this may be the next event, lost to the other.
        bool isSure = since >= _surelyOn[lane] && !_losses[lane].Any(thread, since, rows.Time[i]);
        if (before != 0 && isSure)
        {
            AddStack(tail.Row, rows.Stack[i]);
        }
        else
        {
            for (int earlier = 0; earlier < LaneOrder.MostLanes; earlier++)
            {
                if ((tail.Told >> earlier & 1) == 0 || (before != 0 && (before >> earlier & 1) == 0)) continue;
                _doubtful.Add(new DoubtfulCopy(
                    thread, earlier, lane, before != 0, tail.Row, since, rows.Stack[i], EventKey.Of(rows, i)));
                tail.Lanes |= ThreadTail.Waiting;
            }
        }

        tail.Lanes |= 1UL << lane;
    }

    // Row i is the next event of its lane on its thread, for which the doubtful copies of the lane have waited.
    private void Settle(int lane, PoolEvents rows, int i, ref ThreadTail tail)
    {
        ThreadIndex thread = rows.Thread[i];
        bool stillWaiting = false;
        for (int at = _doubtful.Count - 1; at >= 0; at--)
        {
            DoubtfulCopy copy = _doubtful[at];
            if (copy.Thread != thread) continue;
            if (copy.Earlier != lane)
            {
                stillWaiting = true;
                continue;
            }

            _doubtful.RemoveAt(at);
            if (_losses[lane].Any(thread, copy.Since, rows.Time[i])) continue;
            if (!copy.OrderKnown && copy.Key == EventKey.Of(rows, i)) continue;
            if (!_order.IsKnown(copy.Earlier, copy.Later)) _order.Learn(copy.Earlier, copy.Later);
            if ((_order.Before(copy.Later) >> copy.Earlier & 1) != 0) AddStack(copy.Row, copy.Stack);
        }

        if (!stillWaiting) tail.Lanes &= ~ThreadTail.Waiting;
    }

    private void AddStack(long row, StackIndex stack)
    {
        if (!stack.IsKnown || row < window.FirstRow) return;
        ref StackIndex known = ref window.At(row, out int index).Stack[index];
        if (!known.IsKnown) known = stack;
    }

    private EventKey KeyOf(int thread)
    {
        long row = _tails[thread].Row;
        return row < 0 ? _keys[thread] : EventKey.Of(window.At(row, out int index), index);
    }

    private long TimeOf(int thread)
    {
        long row = _tails[thread].Row;
        return row < 0 ? _times[thread] : window.At(row, out int index).Time[index];
    }

    private void Grow(int thread)
    {
        int length = Math.Max(thread + 1, _tails.Length * 2);
        Array.Resize(ref _tails, length);
        Array.Resize(ref _keys, length);
        Array.Resize(ref _times, length);
    }
}
