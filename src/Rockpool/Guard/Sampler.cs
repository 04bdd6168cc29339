using System.Diagnostics;
using Rockpool.Tides;

namespace Rockpool.Guard;

/// <summary>Has pools watch a rent now and then while the guard samples.</summary>
internal static class Sampler
{
    private const int PoolsAtATime = 4;

    // It rests a hundred times as long as it worked, at least.
    private const int Rest = 100;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private static readonly Lock Door = new();
    private static Timer? _timer;
    private static int _next;

    /// <summary>Begins or ends. Calling it again changes nothing.</summary>
    public static void Run(bool on)
    {
        lock (Door)
        {
            if (on == _timer is not null || (on && !Tide.IsAutomatic))
                return;
            _timer?.Dispose();
            _timer = null;
            if (!on)
                return;
            // The timer must not carry the execution context of whoever happened to begin.
            using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
                _timer = new Timer(static _ => Tick(), null, Period, Timeout.InfiniteTimeSpan);
        }
    }

    private static void Tick()
    {
        long start = Stopwatch.GetTimestamp();
        Turn([.. Tide.Members().OfType<IGuarded>()]);
        TimeSpan rest = Rest * Stopwatch.GetElapsedTime(start);
        lock (Door)
            _timer?.Change(rest > Period ? rest : Period, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes the next few pools that are used.</summary>
    private static void Turn(List<IGuarded> pools)
    {
        int sampled = 0;
        for (int i = 0; i < pools.Count && sampled < PoolsAtATime; i++)
            sampled += pools[_next++ % pools.Count].Sample() ? 1 : 0;
    }
}
