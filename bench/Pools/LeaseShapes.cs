using System.Diagnostics;
using Pools.Contestants;
using Rockpool;

namespace Pools;

/// <summary>Leases, and beside them the same work by rent and return: each item is used once, reset and brought home.</summary>
internal static class LeaseShapes
{
    public static double Pairs<TContestant>(int threads, int count)
        where TContestant : struct, IContestant => Threads.Time(threads, count, Pair<TContestant>);

    public static double Leases<TLeasing>(int threads, int count)
        where TLeasing : struct, ILeasing => Threads.Time(threads, count, Lease<TLeasing>);

    /// <summary>The same on a thread one of whose leases ended elsewhere: from then on each of its leases ends by exchange.</summary>
    public static double LeasesAfterOneElsewhere<TLeasing>(int count)
        where TLeasing : struct, ILeasing
    {
        double taken = 0;
        OnThread(() =>
        {
            Lease<TLeasing>(1);
            Lease<Load> lease = default(TLeasing).Lease();
            OnThread(lease.Dispose);
            taken = Threads.Time(1, count, Lease<TLeasing>);
        });
        return taken;
    }

    /// <summary>One thread begins leases, another ends them.</summary>
    public static double LeaseHandOff<TLeasing>(int count)
        where TLeasing : struct, ILeasing
    {
        var belt = new Belt<Lease<Load>>();
        return HandOff(count, count => GiveLeases<TLeasing>(belt, count), count => End(belt, count));
    }

    /// <summary>One thread rents, another returns.</summary>
    public static double PairHandOff<TContestant>(int count)
        where TContestant : struct, IContestant
    {
        var belt = new Belt<Load>();
        return HandOff(count, count => Give<TContestant>(belt, count), count => Return<TContestant>(belt, count));
    }

    private static double HandOff(int count, Action<int> give, Action<int> take)
    {
        var taker = new Thread(() => Threads.InPortions(take, count));
        long start = Stopwatch.GetTimestamp();
        taker.Start();
        Threads.InPortions(give, count);
        taker.Join();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
    }

    private static void OnThread(Action work)
    {
        var thread = new Thread(() => work());
        thread.Start();
        thread.Join();
    }

    private static void Pair<TContestant>(int turns)
        where TContestant : struct, IContestant
    {
        for (int i = 0; i < turns; i++)
        {
            Load item = default(TContestant).Rent();
            item.Used = i;
            default(TContestant).Return(item);
        }
    }

    private static void Lease<TLeasing>(int turns)
        where TLeasing : struct, ILeasing
    {
        for (int i = 0; i < turns; i++)
        {
            using Lease<Load> lease = default(TLeasing).Lease();
            lease.Value.Used = i;
        }
    }

    private static void GiveLeases<TLeasing>(Belt<Lease<Load>> belt, int turns)
        where TLeasing : struct, ILeasing
    {
        for (int i = 0; i < turns; i++)
        {
            Lease<Load> lease = default(TLeasing).Lease();
            lease.Value.Used = i;
            belt.Put(lease);
        }
    }

    private static void End(Belt<Lease<Load>> belt, int turns)
    {
        for (int i = 0; i < turns; i++)
            belt.Take().Dispose();
    }

    private static void Give<TContestant>(Belt<Load> belt, int turns)
        where TContestant : struct, IContestant
    {
        for (int i = 0; i < turns; i++)
        {
            Load item = default(TContestant).Rent();
            item.Used = i;
            belt.Put(item);
        }
    }

    private static void Return<TContestant>(Belt<Load> belt, int turns)
        where TContestant : struct, IContestant
    {
        for (int i = 0; i < turns; i++)
            default(TContestant).Return(belt.Take());
    }
}
