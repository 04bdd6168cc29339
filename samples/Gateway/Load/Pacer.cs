using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Gateway.Load;

/// <summary>A thread that sends everything when it is due, or at once if that has passed.</summary>
internal sealed partial class Pacer
{
    /// <summary>How long a sleeper may overlook that it is to stop.</summary>
    private static readonly long Longest = Stopwatch.Frequency / 20;

    private readonly Flow[] _flows;
    private readonly CancellationToken _stopping;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Pacer(Flow[] flows, CancellationToken stopping)
    {
        _flows = flows;
        _stopping = stopping;
        new Thread(Run) { IsBackground = true, Name = "pacer" }.Start();
    }

    /// <summary>Ends when it was stopped, with what went wrong if something did.</summary>
    public Task Ended => _ended.Task;

    private void Run()
    {
        try
        {
            while (!_stopping.IsCancellationRequested)
            {
                Flow next = Next();
                long now = Stopwatch.GetTimestamp();
                if (next.Due > now)
                    Sleep(Math.Min(next.Due, now + Longest));
                else
                    next.Send();
            }

            _ended.SetResult();
        }
        catch (SocketException broken)
        {
            _ended.SetException(new GatewayException($"the gateway does not take messages any more: {broken.Message}"));
        }
    }

    private Flow Next()
    {
        Flow next = _flows[0];
        foreach (Flow flow in _flows)
            next = flow.Due < next.Due ? flow : next;
        return next;
    }

    // Thread.Sleep knows whole milliseconds only, and waiting in a loop would take a processor from the gateway.
    private static void Sleep(long until)
    {
        TimeSpan left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), until);
        var time = new Timespec(left.Ticks / TimeSpan.TicksPerSecond, left.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick);
        _ = NanoSleep(in time, 0);
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int NanoSleep(in Timespec time, nint left);

    private readonly record struct Timespec(long Seconds, long Nanoseconds);
}
