using System.Runtime.CompilerServices;
using Rockpool.Leases;

namespace Rockpool.Guard;

/// <summary>
/// How the last leases of a cell ended, for whoever comes with a copy of one of them later. Apart from the cell, which would be
/// larger for it while nobody guards. Any thread may call anything.
/// </summary>
internal sealed class LeaseEnds
{
    // Of a lease that ended longer ago nothing is known any more.
    private const int Kept = 8;

    private static readonly ConditionalWeakTable<LeaseCell, LeaseEnds> All = [];

    private readonly Lock _door = new();
    private readonly LeaseEnd?[] _last = new LeaseEnd?[Kept];
    private int _next;

    /// <summary>Remembers an end as long as the cell lives, and until so many of its leases ended after it.</summary>
    public static void Note(LeaseCell cell, LeaseEnd end) => All.GetOrAdd(cell, static _ => new LeaseEnds()).Add(end);

    /// <summary>Forgets all: the level changed, and nothing is said of what was before.</summary>
    public static void Forget() => All.Clear();

    /// <summary>Tells that a lease was misused that had ended, if it is known where that was.</summary>
    /// <param name="cell">The lease's.</param>
    /// <param name="version">The lease's.</param>
    /// <param name="kind">A second end, or a read.</param>
    /// <returns>What was told, for the exception; null if nothing was.</returns>
    public static GuardFinding? Accuse(LeaseCell cell, long version, GuardFindingKind kind)
    {
        if (!RockpoolGuard.IsOn || !All.TryGetValue(cell, out LeaseEnds? ends) || ends.Find(version) is not { Ward.IsOver: false } end)
            return null;
        GuardFinding finding = end.Misuse(kind);
        // The cell may serve another lease by now, so that it is not known which item it was.
        end.Ward.Tell(finding, item: null);
        return finding;
    }

    private void Add(LeaseEnd end)
    {
        lock (_door)
            _last[_next++ % Kept] = end;
    }

    private LeaseEnd? Find(long version)
    {
        lock (_door)
            return Array.Find(_last, end => end?.Version == version);
    }
}
