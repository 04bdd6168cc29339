using System.Collections.Concurrent;

namespace TruthTarget;

/// <summary>
/// Four threads with traffic of three kinds: one returns what it rented at once, one holds a few before it returns them,
/// and one of the other two rents what the other returns, so that their events look alike for long. They live as long as
/// the process: of a thread that ends while the buffers are full the runtime does not even tell that it lost events.
/// </summary>
internal sealed class Traffic
{
    private const int Held = 5;

    private readonly BlockingCollection<(int Site, byte[] Array)> _handedOver = new(boundedCapacity: 64);
    private readonly Barrier _round = new(participantCount: 5);
    private volatile int _pairs;

    public static Traffic Start()
    {
        Traffic traffic = new();
        foreach (Action work in (Action[])[traffic.AtOnce, traffic.Holding, traffic.Renting, traffic.Returning])
            new Thread(() => traffic.Follow(work)) { IsBackground = true }.Start();
        return traffic;
    }

    /// <summary>Lets the threads rent and return so many times each, and waits until they have.</summary>
    public void Run(int pairs)
    {
        _pairs = pairs;
        _round.SignalAndWait();
        _round.SignalAndWait();
    }

    private void Follow(Action work)
    {
        while (true)
        {
            _round.SignalAndWait();
            work();
            _round.SignalAndWait();
        }
    }

    private void AtOnce()
    {
        for (int i = 0; i < _pairs; i++)
        {
            int site = i % Sites.Rent.Length;
            Sites.Return[site](Sites.Rent[site]());
        }
    }

    private void Holding()
    {
        Queue<(int Site, byte[] Array)> held = [];
        for (int i = 0; i < _pairs; i++)
        {
            int site = i / 3 % Sites.Rent.Length;
            held.Enqueue((site, Sites.Rent[site]()));
            if (held.Count == Held) ReturnOne(held.Dequeue());
        }

        while (held.TryDequeue(out (int, byte[]) last)) ReturnOne(last);
    }

    private void Renting()
    {
        for (int i = 0; i < _pairs; i++)
        {
            int site = i / 1000 % Sites.Rent.Length;
            _handedOver.Add((site, Sites.Rent[site]()));
        }
    }

    private void Returning()
    {
        for (int i = 0; i < _pairs; i++) ReturnOne(_handedOver.Take());
    }

    private static void ReturnOne((int Site, byte[] Array) item) => Sites.Return[item.Site](item.Array);
}
