using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Tests.Simulation;

/// <summary>
/// As a pool of <c>ArrayPool.Create</c> works: shelves alone, and a return is logged only after the array can be rented
/// again, so that the log may come after the next rents and even after their returns.
/// </summary>
public sealed class ShelfPoolModel(SimulatedProgram program, int index, int idBits, int places)
    : SimulatedPool(program, index, idBits)
{
    private readonly Dictionary<short, (Stack<SimulatedItem> Kept, int Made)> _buckets = [];

    public override SimulatedItem Rent(int thread, long size, int stack, int tenancy)
    {
        short sizeClass = ClassOf(size);
        (Stack<SimulatedItem> kept, int made) = Bucket(sizeClass);
        if (!kept.TryPop(out SimulatedItem? item))
        {
            item = Allocate(size);
            if (made < places)
            {
                _buckets[sizeClass] = (kept, made + 1);
                Log(PoolEventKind.Miss, thread, item, stack, -1, PoolEvents.UnnumberedBucket);
            }
            else
            {
                Log(PoolEventKind.Rent, thread, item, stack, tenancy, -1);
                Log(PoolEventKind.Miss, thread, item, stack, -1, -1, PoolEventReason.PoolExhausted);
                return item;
            }
        }

        Log(PoolEventKind.Rent, thread, item, stack, tenancy, PoolEvents.UnnumberedBucket);
        return item;
    }

    public override void Return(int thread, SimulatedItem item, int stack, int tenancy)
    {
        (Stack<SimulatedItem> kept, _) = Bucket(ClassOf(item.Size));
        if (kept.Count < places) kept.Push(item);
        else Log(PoolEventKind.Drop, thread, item, stack, -1, PoolEvents.UnnumberedBucket, PoolEventReason.Full);
        Log(PoolEventKind.Return, thread, item, stack, tenancy, PoolEvents.UnnumberedBucket, delay: Lateness());
    }

    public override void Trim()
    {
        // Such pools are never trimmed.
    }

    // Now and then the thread is preempted between publishing the array and logging that it did.
    private long Lateness() =>
        Program.Random.Next(50) == 0 ? Program.Random.NextInt64(3_000_000) : Program.Random.NextInt64(500);

    private (Stack<SimulatedItem> Kept, int Made) Bucket(short sizeClass) =>
        _buckets.TryGetValue(sizeClass, out (Stack<SimulatedItem> Kept, int Made) bucket)
            ? bucket
            : _buckets[sizeClass] = (new Stack<SimulatedItem>(), 0);
}
