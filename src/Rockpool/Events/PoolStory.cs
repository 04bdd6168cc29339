using System.Diagnostics;
using System.Diagnostics.Tracing;
using Rockpool.Contract;
using Rockpool.Slabs;
using Rockpool.Tiers;

namespace Rockpool.Events;

/// <summary>Tells what a pool does to who listens. Any thread may call anything, while it holds no lock.</summary>
internal sealed class PoolStory(PoolKey key, string name, Type itemType, bool weighs)
{
    private const EventKeywords Items = RockpoolKeywords.Full | RockpoolKeywords.Sampled;

    // An event has 64 KB.
    private const int LongestStack = 8000;
    private const int LongestFields = 4000;
    private const int LongestName = 1000;

    // Made here at the latest, where no lock is held: listeners may have waited for it since the process started.
    private readonly PoolEventSource _log = PoolEventSource.Log;
    private int _namedAt;

    /// <summary>Whether it is one of the pools that this library's own parts are kept in, which are nobody's business.</summary>
    public bool IsSilent { get; } = OwnParts.Include(itemType);

    /// <param name="item">The item.</param>
    /// <param name="size">Its bytes, or -1.</param>
    /// <param name="tier">Where it was found.</param>
    /// <param name="asked">Of an array the bytes that were asked for; else -1.</param>
    public void Rented(object item, long size, ItemTier tier, long asked = -1)
    {
        if (!Wants(EventLevel.Verbose, Items) || !Audience.Wants(item))
            return;
        using Telling telling = Telling.Begin();
        Flow.TellPresent();
        TellName();
        _log.Rented(key.Value, ItemIds.Of(item), size, (int)tier, asked);
    }

    public void Returned(object item, long size)
    {
        if (!Wants(EventLevel.Verbose, Items) || !Audience.Wants(item))
            return;
        using Telling telling = Telling.Begin();
        TellName();
        _log.Returned(key.Value, ItemIds.Of(item), size);
    }

    public void Missed(object item, long size)
    {
        if (!Wants(EventLevel.Informational, RockpoolKeywords.Rare))
            return;
        using Telling telling = Telling.Begin();
        TellName();
        _log.Missed(key.Value, ItemIds.Of(item), size);
    }

    public void Dropped(object item, long size, DropReason reason)
    {
        if (!Wants(EventLevel.Informational, RockpoolKeywords.Rare))
            return;
        using Telling telling = Telling.Begin();
        TellName();
        _log.Dropped(key.Value, ItemIds.Of(item), size, (int)reason);
    }

    public void Trimmed(object item, long size)
    {
        if (!Wants(EventLevel.Informational, RockpoolKeywords.Rare))
            return;
        using Telling telling = Telling.Begin();
        TellName();
        _log.Trimmed(key.Value, ItemIds.Of(item), size);
    }

    /// <summary>Tells of an operation that began at a reading of the stopwatch, if it took long.</summary>
    public void Took(PoolOperation operation, ItemTier tier, long started)
    {
        TimeSpan took = Stopwatch.GetElapsedTime(started);
        if (took < Audience.SlowAfter || !Wants(EventLevel.Informational, RockpoolKeywords.Rare))
            return;
        using Telling telling = Telling.Begin();
        TellName();
        _log.SlowOperation(key.Value, (int)operation, (int)tier, (long)took.TotalNanoseconds);
    }

    public void Drained(DrainEnd end)
    {
        if (!Wants(EventLevel.Informational, RockpoolKeywords.Rare))
            return;
        using Telling telling = Telling.Begin();
        TellName();
        _log.SlabDrained(key.Value, end.Bytes, end.IsGone ? 1 : 0, end.Took);
    }

    public void Found(GuardFinding finding, object? item)
    {
        if (!Wants(EventLevel.Warning, RockpoolKeywords.Guard))
            return;
        using Telling telling = Telling.Begin();
        TellName();
        _log.GuardFound(
            key.Value, item is null ? 0 : ItemIds.Of(item), (int)finding.Kind, Cut(string.Join('\n', finding.Fields), LongestFields),
            Cut(finding.HomePoolName ?? "", LongestName), StackOf(finding.Rented), StackOf(finding.Returned), StackOf(finding.Seen));
    }

    private static string StackOf(GuardSite? site) => Cut(site?.Stack ?? "", LongestStack);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private bool Wants(EventLevel level, EventKeywords keywords)
    {
        if (Telling.IsOn || IsSilent)
            return false;
        if (_log.IsEnabled(level, keywords))
            return true;
        Audience.Recount(_log);
        return false;
    }

    private void TellName()
    {
        int epoch = Volatile.Read(ref Audience.Epoch);
        if (Volatile.Read(ref _namedAt) == epoch)
            return;
        _log.PoolNamed(key.Value, Cut(name, LongestName), itemType.ToString(), weighs ? 1 : 0);
        // After the telling: a thread that reads it may speak of the pool.
        Volatile.Write(ref _namedAt, epoch);
    }
}
