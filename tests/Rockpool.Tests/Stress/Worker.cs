namespace Rockpool.Tests.Stress;

/// <summary>One thread's share: pairs, bursts, and items that change hands, in a random order.</summary>
/// <param name="rentals">The pool.</param>
/// <param name="mailboxes">Where threads leave items for others, who return them.</param>
/// <param name="stamp">What this thread writes into what it holds.</param>
internal sealed class Worker<T, TRentals>(TRentals rentals, T?[] mailboxes, int stamp)
    where T : StampedItem
    where TRentals : struct, IRentals<T>
{
    /// <summary>The most that a worker holds at a time.</summary>
    public const int LongestBurst = 200;

    private const int PairsInARow = 32;

    private readonly T[] _held = new T[LongestBurst];
    private readonly int[] _boxes = [.. Enumerable.Range(0, mailboxes.Length)];
    private readonly Random _random = new(stamp);
    private TRentals _rentals = rentals;

    public long Rents { get; private set; }

    public long Returns { get; private set; }

    public void Run(long operations)
    {
        while (Rents + Returns < operations)
        {
            switch (_random.Next(5))
            {
                case 0:
                    Burst(_random.Next(1, LongestBurst));
                    break;
                case 1:
                    Array.ForEach(_boxes, HandOver);
                    break;
                case 2:
                    CollectAll();
                    break;
                default:
                    for (int i = 0; i < PairsInARow; i++)
                        Return(Rent());
                    break;
            }
        }
    }

    /// <summary>Returns what waits in the mailboxes.</summary>
    public void CollectAll() => Array.ForEach(_boxes, Collect);

    private void Burst(int size)
    {
        for (int i = 0; i < size; i++)
            _held[i] = Rent();
        for (int i = 0; i < size; i++)
            Return(_held[i]);
    }

    private void HandOver(int mailbox)
    {
        T mine = Rent();
        mine.LetGo(stamp);
        BringHome(Interlocked.Exchange(ref mailboxes[mailbox], mine));
    }

    private void Collect(int mailbox) => BringHome(Interlocked.Exchange(ref mailboxes[mailbox], null));

    private void BringHome(T? item)
    {
        if (item is null)
            return;
        item.Hold(stamp);
        Return(item);
    }

    private T Rent()
    {
        T item = _rentals.Rent();
        item.Hold(stamp);
        Rents++;
        return item;
    }

    private void Return(T item)
    {
        item.LetGo(stamp);
        _rentals.Return(item);
        Returns++;
    }
}
