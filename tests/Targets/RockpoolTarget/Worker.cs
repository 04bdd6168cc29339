using Rockpool;

namespace RockpoolTarget;

/// <summary>A thread that serves a request of each kind some 1,000 times per second.</summary>
internal sealed class Worker
{
    private const int GoodMany = 2000;

    private readonly Thread _thread;

    private Worker(int number, bool misuse, CountdownEvent served, CancellationToken stop) =>
        _thread = new Thread(() => Run(number, misuse, served, stop)) { Name = $"worker {number}", IsBackground = true };

    public static Worker Start(int number, bool misuse, CountdownEvent served, CancellationToken stop)
    {
        var worker = new Worker(number, misuse, served, stop);
        worker._thread.Start();
        return worker;
    }

    public void Join() => _thread.Join();

    private static void Run(int number, bool misuse, CountdownEvent served, CancellationToken stop)
    {
        using PoolLabels label = PoolLabels.Attach("worker", $"{number}");
        for (int request = number; !stop.IsCancellationRequested; request++)
        {
            Serve(request, misuse);
            if (request == GoodMany)
                served.Signal();
            stop.WaitHandle.WaitOne(1);
        }
    }

    private static void Serve(int request, bool misuse)
    {
        if (misuse)
        {
            using (PoolRegion.Enter("request", "card"))
                CardDesk.Serve(request);
            PacketDesk.Mistake(request);
            return;
        }

        using (PoolRegion.Enter("request", "order"))
            OrderDesk.Serve(request);
        FrameDesk.Serve(request);
        ReceiptDesk.Serve(request);
        PacketDesk.Serve(request);
    }
}
