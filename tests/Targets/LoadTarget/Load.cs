using System.Diagnostics;

namespace LoadTarget;

/// <summary>Workers that serve requests at a set rate, or as many as go.</summary>
internal sealed class Load(LoadOptions options)
{
    // A handler serves a third of the requests, and the options count all of them.
    private const int Handlers = 3;

    private const int PieceSize = 4000;

    // Waking up is what a slow load costs most, and how much it costs changes by itself: seldom is steadier.
    private static readonly TimeSpan _pace = TimeSpan.FromMilliseconds(10);

    private readonly Pipeline _pipeline = new(
        [new OrderlyHandler(), new LeakyHandler(options.Leak / Handlers), new HastyHandler(options.Double / Handlers)]);

    private long _served;

    /// <summary>Requests served so far; each rents once.</summary>
    public long Served => Interlocked.Read(ref _served);

    /// <summary>Runs until told to stop.</summary>
    public Task RunAsync(CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, options.Workers).Select(worker => Task.Run(() => WorkAsync(worker, stop), CancellationToken.None)));

    private async Task WorkAsync(int worker, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        using var pace = new PeriodicTimer(_pace);
        long done = 0;
        while (!stop.IsCancellationRequested)
        {
            var due = options.Rate == 0
                ? done + 1000
                : (long)(clock.Elapsed.TotalSeconds * options.Rate / options.Workers);

            // Who falls behind does not make up for it at once: that would be another load than the one asked for.
            done = Math.Max(done, due - (options.Rate / 10) - 1);
            var first = done;
            for (; done < due; done++)
            {
                await _pipeline.ServeAsync((int)((done + (worker * 7)) & 0x3fffffff));
            }

            Interlocked.Add(ref _served, done - first);
            for (var left = options.Allocate; left > 0; left -= PieceSize)
                GC.KeepAlive(new byte[PieceSize]);
            if (options.Rate != 0)
            {
                await pace.WaitForNextTickAsync(CancellationToken.None);
            }
        }
    }
}
