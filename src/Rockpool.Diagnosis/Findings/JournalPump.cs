using System.Collections.Concurrent;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Findings;

/// <summary>
/// Reads a journal on a thread of its own, a few batches ahead of whoever takes them. Batches go round: what was taken
/// is recycled. The two queues are the hand-over that the catalog's tables rely on.
/// </summary>
internal sealed class JournalPump : IDisposable
{
    private const int BatchesAhead = 8;

    private readonly JournalReader _journal;
    private readonly CancellationTokenSource _stop;
    private readonly BlockingCollection<JournalBatch> _free = new(BatchesAhead);
    private readonly BlockingCollection<JournalBatch> _filled = new(BatchesAhead);
    private readonly Task _reading;

    public JournalPump(JournalReader journal, CancellationToken cancellation)
    {
        _journal = journal;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        for (int i = 0; i < BatchesAhead; i++) _free.Add(new JournalBatch(), CancellationToken.None);
        _reading = Task.Factory.StartNew(
            Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The next batch, or null at the journal's end. Throws what the reader threw.</summary>
    public JournalBatch? Take()
    {
        if (_filled.TryTake(out JournalBatch? batch, Timeout.Infinite, _stop.Token)) return batch;
        _reading.GetAwaiter().GetResult();
        return null;
    }

    /// <summary>Gives a batch back to be filled again.</summary>
    public void Recycle(JournalBatch batch) => _free.Add(batch, CancellationToken.None);

    /// <summary>Ends the reading, wherever it is, and waits for the reader to be at rest.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        Task.WaitAny(_reading);
        _stop.Dispose();
        _free.Dispose();
        _filled.Dispose();
    }

    private void Read()
    {
        try
        {
            while (true)
            {
                JournalBatch batch = _free.Take(_stop.Token);
                batch.Clear();
                if (!_journal.Read(batch)) return;
                _filled.Add(batch, _stop.Token);
            }
        }
        finally
        {
            _filled.CompleteAdding();
        }
    }
}
