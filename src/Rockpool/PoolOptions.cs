using Rockpool.Budgets;
using Rockpool.Events;
using Rockpool.Guard;
using Rockpool.Scopes;
using Rockpool.Tiers;

namespace Rockpool;

/// <summary>How a pool behaves. Nothing needs to be set. A pool's constructor refuses what makes no sense.</summary>
public sealed record PoolOptions
{
    private const int MostItems = 1 << 20;

    /// <summary>The name in statistics and errors; the item type's name unless set.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The most idle items that the pool keeps, from 1 to 1,048,576, wherever they wait; null for what the shelves hold, which
    /// grows with the processors: 1,024 on two, and 65 for each thread. A pool of fewer than 16 for each processor keeps
    /// nothing by thread, which makes it slower: some 40 ns for a rent and return.
    /// </summary>
    public int? MaxItems { get; init; }

    /// <summary>The most bytes of idle items, at least 1; null for no limit. Needs an <see cref="IWeighedPolicy{T}"/>.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>An item of more bytes is not kept; at least 1; null for no limit. Needs an <see cref="IWeighedPolicy{T}"/>.</summary>
    public long? MaxItemBytes { get; init; }

    /// <summary>What a second end of a lease does, and, where the guard sees it, a second or a foreign return.</summary>
    public MisuseResponse Misuse { get; init; }

    /// <summary>What the pool may hold together with others; null if it is alone.</summary>
    internal Quota? Common { get; init; }

    /// <summary>Counts for several pools together what may come after a pool's end; null if the pool does so.</summary>
    internal CommonCounts? CommonCounts { get; init; }

    /// <summary>What the guard told of several pools together; null if the pool is alone.</summary>
    internal Told? Told { get; init; }

    /// <summary>Is shown every item that the pool makes; null if nobody wants to see them.</summary>
    internal Action<object>? Made { get; init; }

    /// <summary>What the guard fills items with that are arrays: they come home with what was in them, so that one is not like
    /// a fresh one. Null for other items.</summary>
    internal Poison? Poison { get; init; }

    /// <summary>Whether items are arrays that are cleared when they come home, so that no return puts one into a slot as it is.</summary>
    internal bool IsCleared { get; init; }

    /// <summary>Tells what the pool does, under a name that it shares with others; null for its own.</summary>
    internal PoolStory? Story { get; init; }

    /// <summary>Whether an item that is forgotten in a thread's slot puts itself right when it is collected, though it is
    /// disposable: slots are as fast then as those of items that are not.</summary>
    internal bool FinalizesItems { get; init; }

    /// <summary>Where the breaker reads the time.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What idle items count against.</summary>
    internal Budget Budget { get; init; } = Budget.OfProcess;

    /// <summary>Throws if what is set makes no sense.</summary>
    internal void Validate(bool weighs)
    {
        if (Name is { } name && string.IsNullOrWhiteSpace(name))
            throw new ArgumentException($"{nameof(Name)} is empty; leave it null for the item type's.", nameof(Name));
        InRange(nameof(MaxItems), MaxItems, MostItems);
        InRange(nameof(MaxBytes), MaxBytes, long.MaxValue);
        InRange(nameof(MaxItemBytes), MaxItemBytes, long.MaxValue);
        if (!Enum.IsDefined(Misuse))
            throw new ArgumentOutOfRangeException(nameof(Misuse), Misuse, "Expected a response that there is.");
        if (!weighs && (MaxBytes ?? MaxItemBytes) is not null)
            Throw.NeedsWeight(MaxBytes is null ? nameof(MaxItemBytes) : nameof(MaxBytes));
    }

    private static void InRange(string name, long? value, long most)
    {
        if (value is { } number && (number < 1 || number > most))
            throw new ArgumentOutOfRangeException(name, number, $"Expected 1 to {most}, or null.");
    }
}
