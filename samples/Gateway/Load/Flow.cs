using System.Diagnostics;

namespace Gateway.Load;

/// <summary>
/// One kind of message at random times, a Poisson process: when one is due does not depend on when others were answered.
/// </summary>
internal sealed class Flow
{
    /// <summary>Times are rounded up to this, for the sender sleeps between them.</summary>
    private static readonly long Tick = Stopwatch.Frequency / 2000;

    private readonly double _perSecond;
    private readonly Random _random;
    private readonly Action<long> _send;
    private double _next;

    /// <param name="perSecond">How many on average.</param>
    /// <param name="random">For the times.</param>
    /// <param name="send">Sends one that was due at the time.</param>
    public Flow(double perSecond, Random random, Action<long> send)
    {
        _perSecond = perSecond;
        _random = random;
        _send = send;
        _next = Stopwatch.GetTimestamp();
        Step();
    }

    /// <summary>When the next is due, as a time stamp.</summary>
    public long Due => _perSecond > 0 ? ((long)_next / Tick + 1) * Tick : long.MaxValue;

    /// <summary>Sends it.</summary>
    public void Send()
    {
        long due = Due;
        Step();
        _send(due);
    }

    private void Step() => _next += -Math.Log(1 - _random.NextDouble()) / _perSecond * Stopwatch.Frequency;
}
