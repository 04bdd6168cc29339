using Rockpool.Tiers;

namespace Rockpool.Scopes;

/// <summary>
/// Counts of several pools together that go on when one of them has ended and its own figures were read for the last time: what
/// still comes home to it, and leases of it that are misused. Thread-safe.
/// </summary>
internal sealed class CommonCounts
{
    private long _late;
    private long _misuses;

    public long Late => Atomic.Load(ref _late);

    public long Misuses => Atomic.Load(ref _misuses);

    public void NoteLate() => Atomic.Add(ref _late, 1);

    public void NoteMisuse() => Atomic.Add(ref _misuses, 1);
}
