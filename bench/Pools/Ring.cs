using System.Runtime.CompilerServices;

namespace Pools;

/// <summary>Carries loads from one thread to one other.</summary>
internal sealed class Ring
{
    // The two ends write far from each other.
    private const int Apart = 16;

    private readonly Load?[] _items;
    private readonly int[] _ends = new int[3 * Apart];

    public Ring(int size) => _items = new Load?[size];

    public void Put(Load item)
    {
        int at = _ends[Apart]++ & (_items.Length - 1);
        SpinWait wait = default;
        while (Volatile.Read(ref _items[at]) is not null)
            wait.SpinOnce(-1);
        Volatile.Write(ref Unsafe.As<Load?, object?>(ref _items[at]), item);
    }

    public Load Take()
    {
        int at = _ends[2 * Apart]++ & (_items.Length - 1);
        SpinWait wait = default;
        Load? item;
        while ((item = Volatile.Read(ref _items[at])) is null)
            wait.SpinOnce(-1);
        Volatile.Write(ref Unsafe.As<Load?, object?>(ref _items[at]), null);
        return item;
    }
}
