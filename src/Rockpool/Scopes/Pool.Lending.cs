using System.Runtime.CompilerServices;
using Rockpool.Contract;
using Rockpool.Scopes;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>What scopes need of a pool.</content>
public sealed partial class Pool<T> : ILender
{
    /// <summary>Lends idle items to a scope: only what this thread has at hand, so that nobody else misses them.</summary>
    /// <param name="cells">Where they go: free ones of the berth.</param>
    /// <param name="berth">The scope's berth for this pool.</param>
    internal void Lend(Span<Held<object>> cells, ref Berth berth)
    {
        if (Mine() is not { } cache)
            return;
        berth.Idle += (byte)cache.Lend(cells);
        Note(cache, berth.Settle());
    }

    /// <summary>Empties an item that comes home to a scope.</summary>
    /// <returns>Whether it may be kept; if not, it has been discarded.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryReset(T item)
    {
        if (_policy.Reset(item))
            return true;
        Refuse(item);
        return false;
    }

    /// <summary>Brings an item home for a scope that keeps nothing for now.</summary>
    /// <returns>What the guard has against it, which the scope passes to <see cref="Misused"/>; null if it came home.</returns>
    internal GuardFinding? TryReturn(T item)
    {
        if ((Mine() ?? Find()) is not { } cache)
        {
            ReturnFirst(item);
            return null;
        }

        cache.Returns++;
        return TryReturnGated(cache, item, isReset: false);
    }

    Exception? ILender.TakeBack(Span<Held<object>> items, Dealings dealings)
    {
        ThreadCache<T>? cache = Mine() ?? Find();
        dealings = dealings with { Stocked = dealings.Stocked - items.Length };
        if (cache is not null)
            Note(cache, dealings);
        else
            NoteLate(dealings, dropped: items.Length);
        Exception? first = null;
        while (items.Length > 0)
        {
            if (cache is not null && _weigher is null)
                items = items[..^cache.TakeBack(items)];
            if (items.Length == 0)
                break;
            Exception? failure = TakeBackOne(cache, ref items[^1]);
            first ??= failure;
            items = items[..^1];
        }

        return first;
    }

    // The counters are a thread's, so a scope tells what happened only when it trades, on the thread that it is on then.
    private static void Note(ThreadCache<T> cache, Dealings dealings)
    {
        cache.Tally.ScopeHits += dealings.Hits;
        cache.Tally.InScopes += dealings.Stocked;
        cache.Returns += dealings.Returns;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Refuse(T item)
    {
        if ((Mine() ?? Find()) is { } cache)
        {
            Refuse(cache, item);
            return;
        }

        NoteLate(default, dropped: 1);
        Drop(null, item, DropReason.Disposed);
    }

    /// <summary>Takes an item back through a trade of magazines, or discards it.</summary>
    private Exception? TakeBackOne(ThreadCache<T>? cache, ref Held<object> cell)
    {
        T item = Unsafe.As<T>(cell.Item!);
        cell.Item = null;
        try
        {
            if (cache is not null)
                Keep(cache, item);
            else
                Drop(null, item, DropReason.Disposed);
        }
        catch (Exception failure)
        {
            return failure;
        }

        return null;
    }
}
