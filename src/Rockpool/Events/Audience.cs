using System.Diagnostics.Tracing;
using System.Runtime.CompilerServices;
using Rockpool.Contract;
using Rockpool.Tides;

namespace Rockpool.Events;

/// <summary>Who listens to the event source, and what pools do about it: nothing, mostly, because nobody does.</summary>
internal static class Audience
{
    // A power of two, less one: of that many items one is told of.
    private const int Sampled = 63;

    /// <summary>Grows with every listener that comes, so that each is told the names of pools and what threads run under.</summary>
    public static int Epoch;

    private static readonly Lock Door = new();
    private static int _mask;
    private static long _slowAfter = TimeSpan.FromMicroseconds(100).Ticks;

    /// <summary>From when on an operation beyond the thread's own items is told as slow.</summary>
    public static TimeSpan SlowAfter
    {
        get => new(Volatile.Read(ref _slowAfter));
        set => Volatile.Write(ref _slowAfter, value.Ticks);
    }

    /// <summary>Whether somebody wants to hear of an item. What is sampled is the item, so that its whole story is told.</summary>
    public static bool Wants(object item) => (RuntimeHelpers.GetHashCode(item) & Volatile.Read(ref _mask)) == 0;

    /// <summary>A listener came, or wants something else now.</summary>
    public static void Arrive(PoolEventSource source)
    {
        Interlocked.Increment(ref Epoch);
        Recount(source);
    }

    /// <summary>Finds out who is still there: for whoever was about to tell something that nobody wants any more.</summary>
    public static void Recount(PoolEventSource source)
    {
        lock (Door)
        {
            Wanted.Rare = source.IsEnabled(EventLevel.Informational, RockpoolKeywords.Rare);
            Wanted.Labels = source.IsEnabled(EventLevel.Verbose, RockpoolKeywords.Labels);
            bool full = source.IsEnabled(EventLevel.Verbose, RockpoolKeywords.Full);
            bool items = full || source.IsEnabled(EventLevel.Verbose, RockpoolKeywords.Sampled);
            Volatile.Write(ref _mask, full ? 0 : Sampled);
            if (items == Wanted.Items)
                return;
            // Before the pools are told: a thread that joins one from now on asks.
            Volatile.Write(ref Wanted.Items, items);
            foreach (IVisible pool in Tide.Members().OfType<IVisible>())
                pool.Watch(items);
        }
    }
}
