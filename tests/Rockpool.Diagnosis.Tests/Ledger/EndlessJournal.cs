using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Tests.Ledger;

/// <summary>Eight threads that rent and return flat out, 1,000 items in all, 64 stacks: as fast as batches can be filled.</summary>
internal sealed class EndlessJournal : JournalReader
{
    private const int Items = 1000;

    private readonly long _events;
    private readonly Random _random = new(1);
    private readonly bool[] _out = new bool[Items];
    private readonly List<JournalBatch> _prepared = [];
    private long _given;
    private long _time;

    public EndlessJournal(long events)
    {
        _events = events;
        Catalog = new Catalog(new StackTable(s => [new Frame($"Shop.Site{s.Value}.Run", "Shop", null, null, null)]));
        Catalog.Pools.Add(new PoolInfo(PoolSource.ArrayPool, 1, "ArrayPool #1", SizeUnit.Elements, 26));
        for (int i = 0; i < 8; i++) Catalog.Threads.Add(new ThreadInfo(i));
        for (int i = 0; i < 64; i++) _prepared.Add(Prepare());
        CloseAll();
    }

    public override Catalog Catalog { get; }

    public override RecordingInfo Info => new() { Name = "endless", Duration = _time, Events = _given };

    public override bool Read(JournalBatch batch)
    {
        if (_given >= _events) return false;
        JournalBatch source = _prepared[(int)(_given / PoolEvents.Capacity % _prepared.Count)];
        int count = (int)Math.Min(PoolEvents.Capacity, _events - _given);
        for (int i = 0; i < count; i++) batch.Pool.Time[i] = _time += 100;
        Array.Copy(source.Pool.Thread, batch.Pool.Thread, count);
        Array.Copy(source.Pool.Kind, batch.Pool.Kind, count);
        Array.Copy(source.Pool.Pool, batch.Pool.Pool, count);
        Array.Copy(source.Pool.Item, batch.Pool.Item, count);
        Array.Copy(source.Pool.Bucket, batch.Pool.Bucket, count);
        Array.Copy(source.Pool.Asked, batch.Pool.Asked, count);
        Array.Copy(source.Pool.Given, batch.Pool.Given, count);
        Array.Copy(source.Pool.Stack, batch.Pool.Stack, count);
        batch.Pool.Count = count;
        batch.Until = _time;
        _given += count;
        return true;
    }

    public override void Dispose()
    {
        // Nothing is held.
    }

    // Each batch returns what it rents, so that batches can follow each other in any number.
    private JournalBatch Prepare()
    {
        JournalBatch batch = new();
        PoolEvents events = batch.Pool;
        Stack<int> held = [];
        while (events.Count < PoolEvents.Capacity)
        {
            bool mustReturn = held.Count >= PoolEvents.Capacity - events.Count;
            if (mustReturn || (held.Count > 0 && (held.Count >= 16 || _random.Next(2) == 0))) Append(events, held.Pop(), false);
            else Append(events, Take(held), true);
        }

        return batch;
    }

    private int Take(Stack<int> held)
    {
        int item;
        do item = _random.Next(Items);
        while (_out[item]);
        held.Push(item);
        return item;
    }

    private void Append(PoolEvents events, int item, bool rent)
    {
        int i = events.Count++;
        _out[item] = rent;
        events.Thread[i] = new ThreadIndex(item % 8);
        events.Kind[i] = rent ? PoolEventKind.Rent : PoolEventKind.Return;
        events.Item[i] = (ulong)item * 7919 % (1 << 26);
        events.Bucket[i] = (short)(item % 10);
        events.Asked[i] = -1;
        events.Given[i] = 16L << (item % 10);
        events.Stack[i] = new StackIndex(1 + (item % 64));
    }

    private void CloseAll() => Array.Clear(_out);
}
