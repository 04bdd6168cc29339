using System.Runtime.CompilerServices;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Ledger;

/// <summary>Enters the events that are few: misses with their reasons, drops, trims, and misuse the source reports.</summary>
internal static class RareEvents
{
    /// <summary>Enters an event that is neither a rent nor a return.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(TenancyLedger ledger, PoolAccount pool, PoolEvents events, int i)
    {
        ClassAccount sizeClass = pool.Class(pool.NumberOf(events.Given[i]));
        switch (events.Kind[i])
        {
            case PoolEventKind.Miss:
                Miss(ledger, pool, sizeClass, events, i);
                break;
            case PoolEventKind.Drop:
                sizeClass.Drops++;
                sizeClass.AddLetGo();
                sizeClass.CountDropReason(events.Reason[i]);
                pool.AddDrop(events.Reason[i]);
                break;
            case PoolEventKind.Trim:
                sizeClass.Trims++;
                sizeClass.UnreplacedTrims++;
                sizeClass.AddLetGo();
                pool.Slots?.Trim(pool.NumberOf(events.Given[i]), events.Item[i]);
                break;
            case PoolEventKind.Misuse:
                Misuse(ledger, pool, events, i);
                break;
            case PoolEventKind.SlowRent or PoolEventKind.SlowReturn:
                pool.AddSlow(events.Kind[i], (PoolTier)events.Bucket[i], Math.Max(events.Given[i], 0));
                break;
            case PoolEventKind.GuardFound:
                pool.AddGuardReport((int)events.Given[i], events.Stack[i].Value);
                break;
        }
    }

    private static void Misuse(TenancyLedger ledger, PoolAccount pool, PoolEvents events, int i)
    {
        // A finaliser's own stack says nothing: what counts is who took the item.
        int stack = events.Reason[i] == PoolEventReason.FinalizedUndisposed
            ? ledger.Tenancies.CloseFinalized(pool, events.Item[i], events.Given[i])
            : events.Stack[i].Value;
        pool.Misuse(events.Reason[i], stack).Add(Math.Max(events.Given[i], 0));
    }

    private static void Miss(TenancyLedger ledger, PoolAccount pool, ClassAccount sizeClass, PoolEvents events, int i)
    {
        sizeClass.AddAllocated();
        ref TenancyEntry entry = ref ledger.Tenancies.FindKnown(pool, events.Item[i], events.Given[i]);
        bool isOut = !Unsafe.IsNullRef(ref entry) && entry.Open > 0;
        int stack = events.Stack[i].Value;
        if (stack == 0 && isOut) stack = entry.RentStack;
        ledger.Site(stack, sizeClass).AddMiss(pool.Index, pool.NumberOf(events.Given[i]));
        if (ledger.Tenancies.Now < ledger.Windows.Start)
        {
            // Between two windows misses go on being told while rents do not: they are growth, but no share of rents.
            pool.MissesBetween++;
            return;
        }

        sizeClass.Misses++;
        sizeClass.MissSize += Math.Max(events.Given[i], 0);
        ledger.Time.Misses.Add();

        // A pool of shelves tells the filling of a place before the rent that takes it.
        bool newPeak = isOut ? (entry.Flags & EntryFlags.NewPeak) != 0 : sizeClass.Net >= sizeClass.Peak;
        sizeClass.CountMissReason(events.Reason[i], newPeak);
    }
}
