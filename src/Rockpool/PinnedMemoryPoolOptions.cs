using Rockpool.Budgets;
using Rockpool.Slabs;

namespace Rockpool;

/// <summary>How a pool of pinned memory behaves. Nothing needs to be set. The pool's constructor refuses what makes no sense.</summary>
public sealed record PinnedMemoryPoolOptions
{
    private const int MostBytes = 1 << 20;

    /// <summary>The name in statistics and errors; <c>PinnedMemoryPool</c> unless set.</summary>
    public string? Name { get; init; }

    /// <summary>The length of a block: a multiple of 64, from 64 to 1,048,576; 4,096 unless set.</summary>
    public int BlockBytes { get; init; } = 4096;

    /// <summary>
    /// A slice that is larger than a block and not larger than this comes from wider blocks, of this length; a larger one gets
    /// fresh memory. A multiple of 64, from 64 to 1,048,576; 65,536 unless set. Not more than <see cref="BlockBytes"/> means
    /// that there are no wider blocks.
    /// </summary>
    public int MaxSliceBytes { get; init; } = 1 << 16;

    /// <summary>The share of all blocks that stays free when slabs stop lending, from 0 to 0.9; 0.13 unless set.</summary>
    public double MinFreeShare { get; init; } = 0.13;

    /// <summary>What a second end does, of an owner, a lease or a slice.</summary>
    public MisuseResponse Misuse { get; init; }

    /// <summary>Where breakers read the time.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What idle blocks and what lies in slabs count against.</summary>
    internal Budget Budget { get; init; } = Budget.OfProcess;

    /// <summary>Gives an array of so many bytes on the pinned heap.</summary>
    internal Func<int, byte[]> Allocate { get; init; } = static length => GC.AllocateUninitializedArray<byte>(length, pinned: true);

    /// <summary>Throws if what is set makes no sense.</summary>
    internal void Validate()
    {
        if (Name is { } name && string.IsNullOrWhiteSpace(name))
            throw new ArgumentException($"{nameof(Name)} is empty; leave it null for the type's.", nameof(Name));
        InSteps(nameof(BlockBytes), BlockBytes);
        InSteps(nameof(MaxSliceBytes), MaxSliceBytes);
        if (MinFreeShare is not (>= 0 and <= 0.9))
            throw new ArgumentOutOfRangeException(nameof(MinFreeShare), MinFreeShare, "Expected 0 to 0.9.");
        if (!Enum.IsDefined(Misuse))
            throw new ArgumentOutOfRangeException(nameof(Misuse), Misuse, "Expected a response that there is.");
    }

    private static void InSteps(string name, int bytes)
    {
        if (bytes is < Slab.Alignment or > MostBytes || bytes % Slab.Alignment != 0)
            throw new ArgumentOutOfRangeException(name, bytes, $"Expected a multiple of {Slab.Alignment} up to {MostBytes}.");
    }
}
