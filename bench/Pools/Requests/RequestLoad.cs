using System.Diagnostics;

namespace Pools.Requests;

/// <summary>
/// Requests that rent eight items, allocate what a small request allocates, and return the eight: from the shared pool, from a
/// scope of their own, from their connection's scope. All stores take turns in one process; the medians of the rounds are shown.
/// </summary>
internal static class RequestLoad
{
    private const int Requests = 200_000;
    private const int RequestBytes = 1024;
    private const int ArrayHeader = 24;
    private const int RequestsOfAConnection = 100;
    private const int InFlight = 64;

    public static void Run(int rounds)
    {
        Console.WriteLine($"a request: {Request.Rents} rents, an array of {RequestBytes} bytes, {Request.Rents} returns; "
            + "times include reading the clock; collections for a million requests; bytes for each beyond its array");
        Console.WriteLine();
        Console.WriteLine($"| requests | store | {Outcome.Header} |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (int threads in (int[])[1, 2, 8])
            Report($"{threads} thread(s)", rounds, store => OnThreads(store, threads));
        Report("begin here, end there", rounds, OverTwoThreads);
    }

    private static void Report(string shape, int rounds, Func<Store, Outcome> measure)
    {
        Store[] stores =
        [
            new NewStore(), new PeerStore(), new SharedStore(), new ScopeStore("scope for each", 1),
            new ScopeStore($"scope for {RequestsOfAConnection}", RequestsOfAConnection),
        ];
        List<Outcome>[] outcomes = [.. stores.Select(_ => new List<Outcome>())];
        for (int round = -2; round < rounds; round++)
        {
            for (int i = 0; i < stores.Length; i++)
            {
                Outcome outcome = measure(stores[i]);
                if (round >= 0)
                    outcomes[i].Add(outcome);
            }
        }

        for (int i = 0; i < stores.Length; i++)
            Console.WriteLine($"| {shape} | {stores[i].Name} | {Outcome.Of(outcomes[i])} |");
    }

    private static Outcome OnThreads(Store store, int threads) => Measure(store, Requests / threads * threads, times =>
    {
        Times[] own = [.. Enumerable.Range(0, threads).Select(_ => new Times())];
        Thread[] all = [.. own.Select(mine => new Thread(() => Serve(store, Requests / threads, mine)))];
        Array.ForEach(all, thread => thread.Start());
        Array.ForEach(all, thread => thread.Join());
        Array.ForEach(own, times.Add);
    });

    private static void Serve(Store store, int requests, Times times)
    {
        var request = new Request();
        for (int i = 0; i < requests; i++)
        {
            long start = Stopwatch.GetTimestamp();
            store.Begin(request);
            GC.KeepAlive(new byte[RequestBytes]);
            store.End(request);
            times.Add(Stopwatch.GetTimestamp() - start);
        }

        request.Scope?.Dispose();
    }

    /// <summary>Each request begins on one thread and ends on another, as across an await. Only its own work is timed.</summary>
    private static Outcome OverTwoThreads(Store store) => Measure(store, Requests, times =>
    {
        var begun = new Ring<Request>(InFlight);
        var ended = new Ring<Request>(InFlight);
        for (int i = 0; i < InFlight / 2; i++)
            ended.Put(new Request());
        var ending = new Times();
        var ender = new Thread(() =>
        {
            for (int i = 0; i < Requests; i++)
            {
                Request request = begun.Take();
                long start = Stopwatch.GetTimestamp();
                store.End(request);
                ending.Add(request.Ticks + Stopwatch.GetTimestamp() - start);
                ended.Put(request);
            }
        });
        ender.Start();
        for (int i = 0; i < Requests; i++)
        {
            Request request = ended.Take();
            long start = Stopwatch.GetTimestamp();
            store.Begin(request);
            GC.KeepAlive(new byte[RequestBytes]);
            request.Ticks = Stopwatch.GetTimestamp() - start;
            begun.Put(request);
        }

        ender.Join();
        for (int i = 0; i < InFlight / 2; i++)
            ended.Take().Scope?.Dispose();
        times.Add(ending);
    });

    private static Outcome Measure(Store store, int requests, Action<Times> serve)
    {
        var times = new Times();
        long misses = store.Misses ?? 0;
        int[] collections = Collections();
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        serve(times);
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        double[] collected = [.. Collections().Zip(collections, (after, before) => (after - before) * 1e6 / requests)];
        double hits = store.Misses is { } after ? 1 - ((double)(after - misses) / (requests * Request.Rents)) : 0;
        return new Outcome(
            times.Mean, times.Share(0.5), times.Share(0.99), times.Share(0.999), hits, collected,
            Math.Max(0, ((double)bytes / requests) - RequestBytes - ArrayHeader));
    }

    private static int[] Collections() => [GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)];
}
