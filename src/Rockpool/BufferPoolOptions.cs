using Rockpool.Budgets;

namespace Rockpool;

/// <summary>How a pool of arrays behaves. Nothing needs to be set. The pool's constructor refuses what makes no sense.</summary>
public sealed record BufferPoolOptions
{
    /// <summary>The name in statistics and errors, followed by the length of a class's arrays; the array type's name unless set.</summary>
    public string? Name { get; init; }

    /// <summary>Whether all arrays have a power of two as length, from 16 on. Otherwise there are four lengths to each doubling,
    /// so that an array is at most a quarter longer than asked for.</summary>
    public bool PowersOfTwo { get; init; }

    /// <summary>
    /// The most bytes of idle arrays of all lengths together, at least 1; null for no limit but the <see cref="PoolBudget"/>. Of
    /// lengths of which this leaves room for fewer than 16 arrays for each processor threads keep nothing, which makes those
    /// slower: some 40 ns for a rent and return.
    /// </summary>
    public long? MaxBytes { get; init; }

    /// <summary>An array of more bytes is made as long as asked for and never kept; from 1 to 1,073,741,824, which is the
    /// default.</summary>
    public long MaxArrayBytes { get; init; } = 1 << 30;

    /// <summary>What becomes of the elements of arrays that come home. Pools never share arrays, so that tenants with pools of their
    /// own never see each other's.</summary>
    public BufferClearing Clearing { get; init; }

    /// <summary>What a second end of a lease does, and, where the guard sees it, a second or a foreign return.</summary>
    public MisuseResponse Misuse { get; init; }

    /// <summary>Where breakers read the time.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What idle arrays count against.</summary>
    internal Budget Budget { get; init; } = Budget.OfProcess;

    /// <summary>Throws if what is set makes no sense.</summary>
    /// <param name="holdReferences">Whether the elements do.</param>
    internal void Validate(bool holdReferences)
    {
        if (Name is { } name && string.IsNullOrWhiteSpace(name))
            throw new ArgumentException($"{nameof(Name)} is empty; leave it null for the array type's.", nameof(Name));
        if (MaxBytes < 1)
            throw new ArgumentOutOfRangeException(nameof(MaxBytes), MaxBytes, "Expected at least 1, or null.");
        if (MaxArrayBytes is < 1 or > 1 << 30)
            throw new ArgumentOutOfRangeException(nameof(MaxArrayBytes), MaxArrayBytes, $"Expected 1 to {1 << 30}.");
        if (!Enum.IsDefined(Clearing))
            throw new ArgumentOutOfRangeException(nameof(Clearing), Clearing, "Expected a clearing that there is.");
        if (Clearing == BufferClearing.Secret && holdReferences)
            throw new ArgumentException("Secrets are kept in elements without references.", nameof(Clearing));
        if (!Enum.IsDefined(Misuse))
            throw new ArgumentOutOfRangeException(nameof(Misuse), Misuse, "Expected a response that there is.");
    }
}
