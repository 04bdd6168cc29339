using System.Numerics;
using System.Runtime.CompilerServices;
using Rockpool.Scopes;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>
/// Where a scope's idle items lie: each pool's cells side by side, in the order of the berths, in one array for all. Whatever
/// the pools and the items, there are two arrays, because every object of an open scope is one more for a collection to visit.
/// Small arrays come from pools of their own, so that a short scope allocates nothing but itself.
/// </content>
public sealed partial class PoolScope
{
    private const int FirstRoom = 4;
    private const int MostRoom = 32;

    private Berth[]? _berths;
    private Held<object>[]? _cells;
    private int _count;

    private ReadOnlySpan<Berth> Berths => _berths.AsSpan(0, _count);

    private static StillOut[] Out(Span<Berth> berths)
    {
        List<StillOut> stillOut = [];
        foreach (ref readonly Berth berth in berths)
        {
            if (berth.Outstanding > 0)
                stillOut.Add(new StillOut(berth.Lender.Name, berth.Outstanding));
        }

        return [.. stillOut];
    }

    private static void Recycle(Berth[]? berths, Held<object>[]? cells)
    {
        if (berths is not null)
            Ambient<Berth[], BerthsPolicy>.Return(berths);
        if (cells is not null)
            Ambient<Held<object>[], CellsPolicy>.Return(cells);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(ILender lender)
    {
        ReadOnlySpan<Berth> berths = Berths;
        for (int at = 0; at < berths.Length; at++)
        {
            if (ReferenceEquals(berths[at].Lender, lender))
                return at;
        }

        return -1;
    }

    /// <summary>Whether a berth is still where it was before the policy's code ran.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsAt(ILender lender, int at) => (uint)at < (uint)_count && ReferenceEquals(_berths![at].Lender, lender);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FindOrAdd(ILender lender)
    {
        int at = Find(lender);
        return at >= 0 ? at : Add(new Berth { Lender = lender });
    }

    private void Readmit(in Berth berth) =>
        Add(new Berth { Lender = berth.Lender, Outstanding = berth.Outstanding });

    private int Add(Berth berth)
    {
        _berths ??= Ambient<Berth[], BerthsPolicy>.Rent();
        if (_count == _berths.Length)
            Array.Resize(ref _berths, 2 * _count);
        berth.Start = _count == 0 ? 0 : EndOf(_berths[_count - 1]);
        _berths[_count] = berth;
        return _count++;
    }

    private static int EndOf(in Berth berth) => berth.Start + berth.Room;

    /// <summary>Doubles a berth's cells. What lies behind them moves up.</summary>
    private void Widen(int at)
    {
        ref Berth berth = ref _berths![at];
        int more = berth.Room == 0 ? FirstRoom : berth.Room;
        int from = EndOf(berth);
        int used = EndOf(_berths[_count - 1]);
        Held<object>[] before = _cells ?? Ambient<Held<object>[], CellsPolicy>.Rent();
        Held<object>[] after = used + more <= before.Length
            ? before
            : new Held<object>[BitOperations.RoundUpToPowerOf2((uint)(used + more))];
        Array.Copy(before, from, after, from + more, used - from);
        if (after == before)
        {
            Array.Clear(after, from, more);
        }
        else
        {
            Array.Copy(before, after, from);
            Array.Clear(before);
            Recycle(null, before);
        }

        berth.Room += (byte)more;
        for (int behind = at + 1; behind < _count; behind++)
            _berths[behind].Start += more;
        _cells = after;
    }

    private (Berth[]? Berths, int Count, Held<object>[]? Cells) Detach()
    {
        var detached = (_berths, _count, _cells);
        (_berths, _count, _cells) = (null, 0, null);
        return detached;
    }
}
