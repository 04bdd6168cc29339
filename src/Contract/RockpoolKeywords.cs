using System.Diagnostics.Tracing;

namespace Rockpool.Contract;

/// <summary>What a session may ask for.</summary>
internal static class RockpoolKeywords
{
    /// <summary>Every rent and return, at level verbose. The threads' slots are not used meanwhile.</summary>
    public const EventKeywords Full = (EventKeywords)0x1;

    /// <summary>Every rent and return of some of the items, at level verbose. The threads' slots are not used meanwhile.</summary>
    public const EventKeywords Sampled = (EventKeywords)0x2;

    /// <summary>Misses, drops, trims and slow operations, at level informational.</summary>
    public const EventKeywords Rare = (EventKeywords)0x4;

    /// <summary>What the guard finds, at level warning.</summary>
    public const EventKeywords Guard = (EventKeywords)0x8;

    /// <summary>Which labels and regions each thread runs under, at level verbose.</summary>
    public const EventKeywords Labels = (EventKeywords)0x10;

    /// <summary>All that speak of pools.</summary>
    public const EventKeywords Pools = Full | Sampled | Rare | Guard;
}
