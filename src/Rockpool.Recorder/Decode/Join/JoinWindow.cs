using Rockpool.Diagnosis.Journal;

namespace Rockpool.Recorder.Decode.Join;

/// <summary>
/// The last rows of the journal, held back so that a copy of an event that comes later can still add its stack. Rows are
/// numbered through; batches are handed out whole, oldest first. Not thread-safe.
/// </summary>
internal sealed class JoinWindow
{
    // A thread that is preempted between telling two sessions of an event holds the second copy back while the others
    // go on: 16 batches are 65,536 events, which takes a flat-out process of two million events a second 33 ms.
    private const int HeldBatches = 16;

    private const int RuntimeRowsPerBatch = 4096;

    private readonly List<JournalBatch> _sealed = [];
    private readonly Stack<JournalBatch> _spare = new();
    private readonly List<Gap> _losses = [];
    private JournalBatch _open = new();
    private long _first;

    /// <summary>The first row that has not been handed out.</summary>
    public long FirstRow => _first * PoolEvents.Capacity;

    /// <summary>The number that the next row gets.</summary>
    public long NextRow => OpenBase + _open.Pool.Count;

    /// <summary>How many rows fit before a new batch begins.</summary>
    public int Room => PoolEvents.Capacity - _open.Pool.Count;

    /// <summary>Whether a batch is ready to be handed out.</summary>
    /// <param name="hold">Whether rows are held back for copies to come.</param>
    public bool HasReady(bool hold) => _sealed.Count > (hold ? HeldBatches : 0);

    /// <summary>Whether any batch is ready once nothing more comes.</summary>
    public bool HasAny => _sealed.Count > 0;

    private long OpenBase => (_first + _sealed.Count) * PoolEvents.Capacity;

    private bool IsOpenEmpty => _open.Pool.Count == 0 && _open.Runtime.Count == 0 && _open.Gaps.Count == 0;

    /// <summary>The batch that holds a row, which must still be held, and where.</summary>
    public PoolEvents At(long row, out int index)
    {
        index = (int)(row % PoolEvents.Capacity);
        int batch = (int)(row / PoolEvents.Capacity - _first);
        return batch < _sealed.Count ? _sealed[batch].Pool : _open.Pool;
    }

    /// <summary>Appends rows; no more than there is <see cref="Room"/> for.</summary>
    public void Append(PoolEvents rows, int start, int count)
    {
        _open.Pool.Append(rows, start, count);
        if (_open.Pool.IsFull) Seal(_open.Pool.Time[PoolEvents.Capacity - 1]);
    }

    /// <summary>Begins a new batch where the one in the making has pool rows.</summary>
    public void BeginBatch()
    {
        if (_open.Pool.Count > 0) Seal(_open.Pool.Time[_open.Pool.Count - 1]);
    }

    /// <summary>Takes over all pool rows of <paramref name="batch"/>, which is left with none, as a batch of their own.</summary>
    public void Take(JournalBatch batch)
    {
        _open.ExchangePool(batch);
        batch.Pool.Count = 0;
        Seal(_open.Pool.Time[_open.Pool.Count - 1]);
    }

    /// <summary>Appends a runtime event, which is no earlier than the rows appended so far.</summary>
    public void Append(in RuntimeEvent row)
    {
        _open.Runtime.Add(row);
        if (_open.Runtime.Count >= RuntimeRowsPerBatch) Seal(row.Time);
    }

    /// <summary>Adds a loss, which is told with the batch that reaches its end.</summary>
    public void AddLoss(Gap loss) => _losses.Add(loss);

    /// <summary>Adds a gap that begins now: what was appended before goes into a batch of its own.</summary>
    public void BeginGap(Gap gap)
    {
        if (_open.Pool.Count > 0) Seal(gap.From);
        _open.Gaps.Add(gap);
    }

    /// <summary>Ends the batch in the making.</summary>
    /// <param name="until">No later row is earlier.</param>
    public void Seal(long until)
    {
        _open.Until = until;
        for (int i = 0; i < _losses.Count; i++)
        {
            if (_losses[i].To <= until) _open.Gaps.Add(_losses[i]);
        }

        _losses.RemoveAll(loss => loss.To <= until);
        _sealed.Add(_open);
        _open = _spare.TryPop(out JournalBatch? spare) ? spare : new JournalBatch();
        _open.Clear();
    }

    /// <summary>Ends the last batch, losses that end later included.</summary>
    public void Finish(long until)
    {
        _open.Gaps.AddRange(_losses);
        _losses.Clear();
        if (!IsOpenEmpty) Seal(until);
    }

    /// <summary>Moves the oldest batch into <paramref name="batch"/>.</summary>
    public void HandOut(JournalBatch batch)
    {
        JournalBatch oldest = _sealed[0];
        _sealed.RemoveAt(0);
        _first++;
        batch.ExchangePool(oldest);
        batch.Runtime.AddRange(oldest.Runtime);
        batch.Gaps.AddRange(oldest.Gaps);
        batch.Until = oldest.Until;
        _spare.Push(oldest);
    }
}
