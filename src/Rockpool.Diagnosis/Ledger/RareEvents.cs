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
        ClassAccount sizeClass = pool.Class(PoolAccount.ClassNumber(events.Given[i]));
        switch (events.Kind[i])
        {
            case PoolEventKind.Miss:
                Miss(ledger, pool, sizeClass, events, i);
                break;
            case PoolEventKind.Drop:
                sizeClass.Drops++;
                pool.Growth.Add(-1);
                if (events.Reason[i] != PoolEventReason.OverMaximumSize) sizeClass.UnreplacedDrops++;
                break;
            case PoolEventKind.Trim:
                sizeClass.Trims++;
                sizeClass.UnreplacedTrims++;
                pool.Growth.Add(-1);
                pool.Slots?.Trim(PoolAccount.ClassNumber(events.Given[i]), events.Item[i]);
                break;
            case PoolEventKind.Misuse:
                pool.Misuse(events.Reason[i], events.Stack[i].Value).Add(Math.Max(events.Given[i], 0));
                if (events.Reason[i] == PoolEventReason.FinalizedUndisposed)
                    ledger.Tenancies.CloseFinalized(pool, events.Item[i], events.Given[i]);
                break;
        }
    }

    private static void Miss(TenancyLedger ledger, PoolAccount pool, ClassAccount sizeClass, PoolEvents events, int i)
    {
        long size = Math.Max(events.Given[i], 0);
        pool.Growth.Add(1);
        if (ledger.Tenancies.Now < ledger.Windows.Start)
        {
            // Between two windows misses go on being told while rents do not: they count as growth, not as a share.
            pool.MissesBetween++;
            return;
        }

        sizeClass.Misses++;
        sizeClass.MissSize += size;
        ledger.Time.Misses.Add();

        ref TenancyEntry entry = ref ledger.Tenancies.FindKnown(pool, events.Item[i], events.Given[i]);
        bool isOut = !Unsafe.IsNullRef(ref entry) && entry.Open > 0;
        int stack = events.Stack[i].Value;
        if (stack == 0 && isOut) stack = entry.RentStack;
        SiteAccount site = ledger.Site(stack, pool);
        site.Misses++;
        site.MissSize += size;

        // A pool of shelves tells the filling of a place before the rent that takes it.
        bool newPeak = isOut ? (entry.Flags & EntryFlags.NewPeak) != 0 : sizeClass.Net >= sizeClass.Peak;
        sizeClass.CountMissReason(events.Reason[i], newPeak, ledger.Tenancies.Now);
    }
}
