using System.Runtime.CompilerServices;
using Rockpool.Recorder.Decode.NetTrace;

namespace Rockpool.Recorder.Decode.Sources;

/// <summary>Turns ticks of a trace's clock into nanoseconds since the start of a recording. Thread-safe; a few ns.</summary>
internal readonly struct TraceClock
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    private readonly long _origin;
    private readonly long _frequency;

    // Every clock met in practice ticks at a whole number of nanoseconds; 0 stands for one that does not.
    private readonly long _nanosecondsPerTick;

    /// <summary>A clock whose zero is the start of the trace.</summary>
    public TraceClock(TraceHeader header)
        : this(header.StartTicks, header.Frequency)
    {
    }

    /// <summary>A clock whose zero is <paramref name="origin"/>, for sessions that share one recording.</summary>
    public TraceClock(long origin, long frequency)
    {
        _origin = origin;
        _frequency = frequency;
        _nanosecondsPerTick = NanosecondsPerSecond % frequency == 0 ? NanosecondsPerSecond / frequency : 0;
    }

    /// <summary>Nanoseconds since the origin; negative before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Nanoseconds(long ticks)
    {
        long elapsed = ticks - _origin;
        if (_nanosecondsPerTick != 0) return elapsed * _nanosecondsPerTick;
        (long seconds, long rest) = Math.DivRem(elapsed, _frequency);
        return seconds * NanosecondsPerSecond + (long)((Int128)rest * NanosecondsPerSecond / _frequency);
    }
}
