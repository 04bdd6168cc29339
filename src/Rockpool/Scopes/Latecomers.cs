using Rockpool.Tiers;

namespace Rockpool.Scopes;

/// <summary>
/// Counts what comes home to pools that have ended, for who adds them up: such a pool's own figures may have been read for the
/// last time. Thread-safe.
/// </summary>
internal sealed class Latecomers
{
    private long _count;

    public long Count => Atomic.Load(ref _count);

    public void Note() => Atomic.Add(ref _count, 1);
}
