using Rockpool.Events;

namespace Rockpool.Guard;

/// <summary>
/// A pool while it is guarded, from one switch of the level to the next. Items that lie idle refer to it, so it does not refer
/// to the pool, which they would keep alive.
/// </summary>
/// <param name="pool">The pool, weakly.</param>
/// <param name="level">Sampled or full.</param>
internal sealed class Ward(WeakReference<object> pool, GuardLevel level)
{
    private readonly Lock _door = new();
    private readonly Dictionary<string, int> _residues = [];
    private volatile bool _isOver;
    private int _out;

    public required string Name { get; init; }

    public required Type ItemType { get; init; }

    public required PoolStory Story { get; init; }

    /// <summary>Whether every item that is out was seen going out.</summary>
    public required bool IsComplete { get; init; }

    public bool IsFull => level == GuardLevel.Full;

    /// <summary>Whether nothing is said any more of what was noted before: not all returns are seen from then on.</summary>
    public bool IsOver => _isOver;

    /// <summary>Watched items that are out.</summary>
    public int Out => Volatile.Read(ref _out);

    public void End() => _isOver = true;

    public void Left() => Interlocked.Increment(ref _out);

    public void CameHome() => Interlocked.Decrement(ref _out);

    /// <summary>An item was collected that was out. Called by a finaliser: nobody else's code runs here.</summary>
    public void Leaked(GuardSite? rented)
    {
        CameHome();
        // A pool that went together with its items is an end, not a leak.
        if (_isOver || !pool.TryGetTarget(out _))
            return;
        var finding = new GuardFinding(GuardFindingKind.Leak, this) { Rented = rented };
        ThreadPool.UnsafeQueueUserWorkItem(static told => told.Ward.Tell(told.Finding, item: null), (Ward: this, Finding: finding), preferLocal: false);
    }

    /// <summary>Tells a finding. No lock may be held.</summary>
    public void Tell(GuardFinding finding, object? item) => RockpoolGuard.Tell(finding, Story, item);

    /// <summary>Whether this residue is met for the first time: a reset that forgets a field does so every time.</summary>
    /// <param name="residue">The fields, and who returned the item.</param>
    /// <param name="isNewToListeners">Whether a listener of the event source came since it was met last.</param>
    public bool IsFirst(string residue, out bool isNewToListeners)
    {
        int epoch = Volatile.Read(ref Audience.Epoch);
        lock (_door)
        {
            bool isKnown = _residues.TryGetValue(residue, out int told);
            isNewToListeners = !isKnown || told != epoch;
            _residues[residue] = epoch;
            return !isKnown;
        }
    }
}
