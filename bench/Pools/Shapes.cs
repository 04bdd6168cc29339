using Pools.Contestants;

namespace Pools;

/// <summary>The loads: each returns the nanoseconds of one rent and return, or of one hand-off.</summary>
public static class Shapes
{
    /// <summary>Rent and return, on each of some threads at once.</summary>
    public static double Pairs<TContestant>(int threads, int count)
        where TContestant : struct, IContestant => Threads.Time(threads, count, static count => Pair<TContestant>(count));

    /// <summary>Rents a burst, holds it, returns it.</summary>
    public static double Bursts<TContestant>(int threads, int count, int size)
        where TContestant : struct, IContestant => Threads.Time(threads, count, count => Burst<TContestant>(count, size));

    /// <summary>One thread rents, another returns.</summary>
    public static double HandOff<TContestant>(int count)
        where TContestant : struct, IContestant =>
        Threads.TimeHandOff<Load>(count, ring => Give<TContestant>(ring, count), ring => Take<TContestant>(ring, count));

    /// <summary>A loop of rents and returns.</summary>
    internal static Action<int> PairsOf<TContestant>()
        where TContestant : struct, IContestant => static count => Pair<TContestant>(count);

    /// <summary>A loop of bursts.</summary>
    internal static Action<int> BurstsOf<TContestant>(int size)
        where TContestant : struct, IContestant => count => Burst<TContestant>(count, size);

    private static void Pair<TContestant>(int count)
        where TContestant : struct, IContestant
    {
        if (typeof(TContestant) == typeof(Floor))
            Floor.Warm();
        for (int i = 0; i < count; i++)
            default(TContestant).Return(default(TContestant).Rent());
    }

    private static void Burst<TContestant>(int count, int size)
        where TContestant : struct, IContestant
    {
        var held = new Held[size];
        for (int done = 0; done < count; done += size)
        {
            for (int i = 0; i < held.Length; i++)
                held[i].Item = default(TContestant).Rent();
            for (int i = 0; i < held.Length; i++)
                default(TContestant).Return(held[i].Item);
        }
    }

    private struct Held
    {
        public Load Item;
    }

    private static void Give<TContestant>(Ring<Load> ring, int count)
        where TContestant : struct, IContestant
    {
        for (int i = 0; i < count; i++)
            ring.Put(default(TContestant).Rent());
    }

    private static void Take<TContestant>(Ring<Load> ring, int count)
        where TContestant : struct, IContestant
    {
        for (int i = 0; i < count; i++)
            default(TContestant).Return(ring.Take());
    }
}
