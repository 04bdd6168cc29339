using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Tests.Simulation;

/// <summary>As <c>ArrayPool.Shared</c> works: a slot per thread and size, then one shelf per size for all.</summary>
public sealed class SharedPoolModel(SimulatedProgram program, int index, int idBits, int shelfPlaces)
    : SimulatedPool(program, index, idBits)
{
    private readonly Dictionary<(int Thread, short Class), SimulatedItem> _slots = [];
    private readonly Dictionary<short, Stack<SimulatedItem>> _shelves = [];

    public long SlotHits { get; private set; }

    public long ShelfHits { get; private set; }

    /// <summary>The items that full shelves turned away.</summary>
    public List<ulong> TurnedAway { get; } = [];

    public override SimulatedItem Rent(int thread, long size, int stack, int tenancy)
    {
        short sizeClass = ClassOf(size);
        if (_slots.Remove((thread, sizeClass), out SimulatedItem? item)) SlotHits++;
        else if (Shelf(sizeClass).TryPop(out item)) ShelfHits++;
        if (item is not null)
        {
            Log(PoolEventKind.Rent, thread, item, stack, tenancy, sizeClass);
            return item;
        }

        item = Allocate(size);
        Log(PoolEventKind.Rent, thread, item, stack, tenancy, -1);
        Log(PoolEventKind.Miss, thread, item, stack, -1, -1, PoolEventReason.PoolExhausted);
        return item;
    }

    public override void Return(int thread, SimulatedItem item, int stack, int tenancy)
    {
        short sizeClass = ClassOf(item.Size);
        bool kept = true;
        if (_slots.TryGetValue((thread, sizeClass), out SimulatedItem? previous))
        {
            kept = Shelf(sizeClass).Count < shelfPlaces;
            if (kept) Shelf(sizeClass).Push(previous);
            else TurnedAway.Add(previous.Id);
        }

        _slots[(thread, sizeClass)] = item;
        Log(PoolEventKind.Return, thread, item, stack, tenancy, sizeClass);
        if (!kept) Log(PoolEventKind.Drop, thread, item, stack, -1, sizeClass, PoolEventReason.Full);
    }

    public override void Trim()
    {
        foreach ((short sizeClass, Stack<SimulatedItem> shelf) in _shelves)
            if (shelf.TryPop(out SimulatedItem? item)) Log(PoolEventKind.Trim, 0, item, 0, -1, sizeClass);
        if (_slots.Count == 0) return;
        ((int Thread, short Class) slot, SimulatedItem idle) = _slots.First();
        _slots.Remove(slot);
        Log(PoolEventKind.Trim, 0, idle, 0, -1, slot.Class);
    }

    private Stack<SimulatedItem> Shelf(short sizeClass) =>
        _shelves.TryGetValue(sizeClass, out Stack<SimulatedItem>? shelf) ? shelf : _shelves[sizeClass] = new();
}
