namespace Rockpool.Tiers;

/// <summary>
/// Stops a pool that is full for good from searching its shelves for every item that comes home. Any thread may call
/// anything; being a few calls late does no harm, so nothing here is exact.
/// </summary>
internal sealed class Breaker(TimeProvider clock)
{
    /// <summary>Overflows in a row, on whatever threads, that open it.</summary>
    public const int Persistent = 256;

    private const long Never = 0;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private long _overflows;
    private long _openUntil;
    private long _pause;

    public BreakerState State => Atomic.Load(ref _openUntil) switch
    {
        Never => BreakerState.Closed,
        long until => clock.GetTimestamp() < until ? BreakerState.Open : BreakerState.HalfOpen,
    };

    /// <summary>Whether to look for room. When the pause is over one caller may try; the others wait for what it finds.</summary>
    public bool Allows()
    {
        long until = Atomic.Load(ref _openUntil);
        if (until == Never)
            return true;
        long now = clock.GetTimestamp();
        return now >= until && Atomic.CompareExchange(ref _openUntil, now + Ticks(FirstPause), until) == until;
    }

    /// <summary>There was room.</summary>
    public void Kept()
    {
        if (Atomic.Load(ref _overflows) == 0)
            return;
        Atomic.Store(ref _overflows, 0);
        Atomic.Store(ref _pause, 0);
        Atomic.Store(ref _openUntil, Never);
    }

    /// <summary>There was no room.</summary>
    public void Overflowed()
    {
        if (Atomic.Add(ref _overflows, 1) < Persistent)
            return;
        long pause = Math.Clamp(2 * Atomic.Load(ref _pause), Ticks(FirstPause), Ticks(LongestPause));
        Atomic.Store(ref _pause, pause);
        Atomic.Store(ref _openUntil, clock.GetTimestamp() + pause);
    }

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * clock.TimestampFrequency);
}
