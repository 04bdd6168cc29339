using System.Runtime.CompilerServices;

namespace Pools;

/// <summary>Carries things from one thread to one other.</summary>
internal sealed class Ring<T>
    where T : class
{
    // The two ends write far from each other.
    private const int Apart = 16;

    private readonly T?[] _items;
    private readonly int[] _ends = new int[3 * Apart];

    public Ring(int size) => _items = new T?[size];

    public void Put(T item)
    {
        int at = _ends[Apart]++ & (_items.Length - 1);
        SpinWait wait = default;
        while (Volatile.Read(ref _items[at]) is not null)
            wait.SpinOnce(-1);
        Volatile.Write(ref Unsafe.As<T?, object?>(ref _items[at]), item);
    }

    public T Take()
    {
        int at = _ends[2 * Apart]++ & (_items.Length - 1);
        SpinWait wait = default;
        T? item;
        while ((item = Volatile.Read(ref _items[at])) is null)
            wait.SpinOnce(-1);
        Volatile.Write(ref Unsafe.As<T?, object?>(ref _items[at]), null);
        return item;
    }
}
