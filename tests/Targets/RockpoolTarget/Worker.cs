using Rockpool;

namespace RockpoolTarget;

/// <summary>A thread that serves a request of each kind some 1,000 times per second.</summary>
internal sealed class Worker
{
    private readonly Thread _thread;

    private Worker(int number, CancellationToken stop) =>
        _thread = new Thread(() => Run(number, stop)) { Name = $"worker {number}", IsBackground = true };

    public static Worker Start(int number, CancellationToken stop)
    {
        var worker = new Worker(number, stop);
        worker._thread.Start();
        return worker;
    }

    public void Join() => _thread.Join();

    private static void Run(int number, CancellationToken stop)
    {
        using PoolLabels label = PoolLabels.Attach("worker", $"{number}");
        for (int request = number; !stop.IsCancellationRequested; request++)
        {
            using (PoolRegion.Enter("request", "order"))
                OrderDesk.Serve(request);
            FrameDesk.Serve(request);
            ReceiptDesk.Serve(request);
            stop.WaitHandle.WaitOne(1);
        }
    }
}
