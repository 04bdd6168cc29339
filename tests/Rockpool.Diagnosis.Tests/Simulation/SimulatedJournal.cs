using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Tests.Simulation;

/// <summary>
/// The journal that a recorder would have made of a simulated program: from time 0 on, in windows, with stacks in
/// bursts alone, and with losses that are learnt late.
/// </summary>
public sealed class SimulatedJournal : JournalReader
{
    private readonly IReadOnlyList<SimulatedEvent> _log;
    private readonly RecordingPlan _plan;
    private readonly Dictionary<int, (long From, long Lost)> _losing = [];
    private int _next;
    private int _gap;

    public SimulatedJournal(SimulatedProgram program, IReadOnlyList<SimulatedEvent> log, RecordingPlan plan)
    {
        (_log, _plan) = (log, plan);
        Catalog = new Catalog(new StackTable(stack => Frames(program.Stacks[stack.Value - 1])));
        foreach (SimulatedPool pool in program.Pools)
            Catalog.Pools.Add(new PoolInfo(
                PoolSource.ArrayPool, pool.Index + 1000, $"ArrayPool #{pool.Index + 1000}", SizeUnit.Elements, pool.IdBits));
        for (int thread = 0; thread < 64; thread++) Catalog.Threads.Add(new ThreadInfo(thread + 100));
    }

    public override Catalog Catalog { get; }

    public override RecordingInfo Info => new()
    {
        Name = "simulated",
        Duration = _plan.Duration,
        FromProcessStart = _plan.FromProcessStart,
        PoolCoverage = _plan.Windows,
        StackCoverage = _plan.Bursts,
        LostEvents = LostEvents,
    };

    public long LostEvents { get; private set; }

    /// <summary>The events that were recorded, for comparison with the truth.</summary>
    public List<SimulatedEvent> Recorded { get; } = [];

    public override bool Read(JournalBatch batch)
    {
        while (_next < _log.Count && !batch.Pool.IsFull)
        {
            SimulatedEvent happening = _log[_next];
            if (_gap < _plan.NotRecorded.Count && happening.Time >= _plan.NotRecorded[_gap].From)
            {
                // A gap stands before the first event of its batch.
                if (batch.Pool.Count > 0) break;
                Stretch gap = _plan.NotRecorded[_gap++];
                batch.Gaps.Add(new Gap(GapKind.NotRecorded, gap.From, gap.To, null, 0));
            }

            _next++;
            if (IsRecorded(happening, batch)) Append(batch.Pool, happening);
        }

        if (_next == _log.Count) TellLossesAtTheEnd(batch);
        batch.Until = _next < _log.Count ? _log[_next].Time : _plan.Duration;
        return batch.Pool.Count > 0 || batch.Gaps.Count > 0 || _next < _log.Count;
    }

    public override void Dispose()
    {
        // Nothing is held.
    }

    private static Frame[] Frames(string method) =>
    [
        new("System.Buffers.SharedArrayPool`1.Rent", "System.Private.CoreLib", null, null, "System.Byte"),
        new(method, "Shop", "/src/Shop.cs", 10 + method.Length, null),
        new("Shop.Program.Main", "Shop", "/src/Program.cs", 3, null),
    ];

    private bool IsRecorded(SimulatedEvent happening, JournalBatch batch)
    {
        if (happening.Time < 0 || happening.Time >= _plan.Duration) return false;
        bool isRare = happening.Kind is not (PoolEventKind.Rent or PoolEventKind.Return);
        if (!isRare && _plan.Windows.Count > 0 && !_plan.Windows.Any(w => w.From <= happening.Time && happening.Time < w.To))
            return false;
        return !IsLost(happening, batch);
    }

    // A thread loses everything in its stretch; that is learnt with the first event after it.
    private bool IsLost(SimulatedEvent happening, JournalBatch batch)
    {
        foreach ((int thread, Stretch stretch) in _plan.Losses)
        {
            if (thread != happening.Thread) continue;
            if (stretch.From <= happening.Time && happening.Time < stretch.To)
            {
                (long from, long lost) = _losing.GetValueOrDefault(thread, (stretch.From, 0));
                _losing[thread] = (from, lost + 1);
                LostEvents++;
                return true;
            }
        }

        if (_losing.Remove(happening.Thread, out (long From, long Lost) over))
            batch.Gaps.Add(new Gap(GapKind.Loss, over.From, happening.Time, new ThreadIndex(happening.Thread), over.Lost));
        return false;
    }

    // The sequence points at a recording's end tell of threads that are never heard of again.
    private void TellLossesAtTheEnd(JournalBatch batch)
    {
        foreach ((int thread, (long from, long lost)) in _losing)
            batch.Gaps.Add(new Gap(GapKind.Loss, from, _plan.Duration, new ThreadIndex(thread), lost));
        _losing.Clear();
    }

    private void Append(PoolEvents events, SimulatedEvent happening)
    {
        int i = events.Count++;
        bool hasStack = _plan.Bursts.Count == 0 || _plan.Bursts.Any(b => b.From <= happening.Time && happening.Time < b.To);
        events.Time[i] = happening.Time;
        events.Thread[i] = new ThreadIndex(happening.Thread);
        events.Kind[i] = happening.Kind;
        events.Reason[i] = happening.Reason;
        events.Pool[i] = new PoolIndex(happening.Pool);
        events.Item[i] = happening.Item;
        events.Bucket[i] = happening.Bucket;
        events.Asked[i] = -1;
        events.Given[i] = happening.Given;
        events.Stack[i] = new StackIndex(hasStack ? happening.Stack : 0);
        Recorded.Add(happening);
    }
}
