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
    private volatile bool _isOver;
    private int _out;

    public required string Name { get; init; }

    public required Type ItemType { get; init; }

    public required PoolStory Story { get; init; }

    /// <summary>What was told of it.</summary>
    public required Told Told { get; init; }

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
    public void Tell(GuardFinding finding, object? item)
    {
        if (finding.Kind == GuardFindingKind.UseAfterReturn)
            TellRepeated(finding, item);
        else
            RockpoolGuard.Tell(finding, Story, item);
    }

    /// <summary>Whether this is met for the first time: a reset that forgets a field does so every time.</summary>
    /// <param name="mistake">What tells it from others.</param>
    /// <param name="isNewToListeners">Whether a listener of the event source came since it was met last.</param>
    public bool IsFirst(string mistake, out bool isNewToListeners) => Told.Count(mistake, out isNewToListeners) == 1;

    /// <summary>Who goes on using items does so with each: the first is told, the second, the fourth and so on.</summary>
    private void TellRepeated(GuardFinding finding, object? item)
    {
        string place = $"{finding.Kind}\n{finding.Returned?.Method}\n{(finding.IsOfLease ? finding.Seen?.Method : null)}";
        long times = Told.Count(place, out bool isNewToListeners);
        if (long.IsPow2(times))
        {
            finding.Untold = Math.Max(0, (times / 2) - 1);
            RockpoolGuard.Tell(finding, Story, item);
        }
        else if (isNewToListeners)
        {
            Story.Found(finding, item);
        }
    }
}
