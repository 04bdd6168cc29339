namespace Pools;

/// <summary>Carries things from one thread to one other.</summary>
internal sealed class Belt<T>
{
    private const int Size = 1024;

    // The two ends write far from each other.
    private const int Apart = 16;

    private readonly Place[] _places = new Place[Size];
    private readonly int[] _ends = new int[3 * Apart];

    public void Put(T thing)
    {
        ref Place place = ref _places[_ends[Apart]++ & (Size - 1)];
        SpinWait wait = default;
        while (Volatile.Read(ref place.IsTaken))
            wait.SpinOnce(-1);
        place.Thing = thing;
        Volatile.Write(ref place.IsTaken, true);
    }

    public T Take()
    {
        ref Place place = ref _places[_ends[2 * Apart]++ & (Size - 1)];
        SpinWait wait = default;
        while (!Volatile.Read(ref place.IsTaken))
            wait.SpinOnce(-1);
        T thing = place.Thing;
        Volatile.Write(ref place.IsTaken, false);
        return thing;
    }

    private struct Place
    {
        public T Thing;
        public bool IsTaken;
    }
}
