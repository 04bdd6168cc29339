using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Tests.Simulation;

/// <summary>A journal written by hand: each event as a test wants it, in time order.</summary>
public sealed class ScriptedJournal : JournalReader
{
    private readonly Queue<JournalBatch> _batches = [];
    private readonly List<IReadOnlyList<Frame>> _stacks = [];
    private JournalBatch? _filling;

    public ScriptedJournal() =>
        Catalog = new Catalog(new StackTable(stack => [.. _stacks[stack.Value - 1]]));

    public override Catalog Catalog { get; }

    public override RecordingInfo Info => About with { Duration = Math.Max(About.Duration, Now) };

    public RecordingInfo About { get; set; } = new() { Name = "scripted" };

    /// <summary>When the next event happens, in nanoseconds.</summary>
    public long Now { get; set; }

    public int AddPool(PoolSource source = PoolSource.ArrayPool, SizeUnit unit = SizeUnit.Elements, int idBits = 26) =>
        Catalog.Pools.Add(new PoolInfo(source, Catalog.Pools.Count, $"{source} #{Catalog.Pools.Count}", unit, idBits));

    /// <summary>A stack of a method below pool code.</summary>
    public int AddStack(string method) => AddStack([
        new("System.Buffers.SharedArrayPool`1.Rent", "System.Private.CoreLib", null, null, "System.Byte"),
        new(method, "Shop", "/src/Shop.cs", 7, null)]);

    public int AddStack(IReadOnlyList<Frame> frames)
    {
        _stacks.Add(frames);
        return _stacks.Count;
    }

    public ScriptedJournal Event(
        PoolEventKind kind, int pool, ulong item, long given = 64, int thread = 0, int stack = 0, short bucket = 2,
        PoolEventReason reason = PoolEventReason.None, long asked = -1)
    {
        if (_filling is null || _filling.Pool.IsFull) _batches.Enqueue(_filling = new JournalBatch());
        while (Catalog.Threads.Count <= thread) Catalog.Threads.Add(new ThreadInfo(Catalog.Threads.Count));
        PoolEvents events = _filling.Pool;
        int i = events.Count++;
        (events.Time[i], events.Kind[i], events.Reason[i], events.Pool[i]) = (Now, kind, reason, new PoolIndex(pool));
        (events.Item[i], events.Given[i], events.Asked[i], events.Bucket[i]) = (item, given, asked, bucket);
        (events.Thread[i], events.Stack[i]) = (new ThreadIndex(thread), new StackIndex(stack));
        _filling.Until = Now;
        return this;
    }

    /// <summary>Tells a gap that begins now, before the next event.</summary>
    public void Gap(Gap gap)
    {
        _batches.Enqueue(_filling = new JournalBatch { Until = Now });
        _filling.Gaps.Add(gap);
    }

    public void Happening(RuntimeEvent happening)
    {
        if (_filling is null) _batches.Enqueue(_filling = new JournalBatch());
        _filling.Runtime.Add(happening);
    }

    public override bool Read(JournalBatch batch)
    {
        if (!_batches.TryDequeue(out JournalBatch? next)) return false;
        batch.ExchangePool(next);
        batch.Gaps.AddRange(next.Gaps);
        batch.Runtime.AddRange(next.Runtime);
        batch.Until = next.Until;
        return true;
    }

    public override void Dispose()
    {
        // Nothing is held.
    }
}
