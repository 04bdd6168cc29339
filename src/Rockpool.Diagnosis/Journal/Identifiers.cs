namespace Rockpool.Diagnosis.Journal;

/// <summary>A thread of the recorded process: an index into <see cref="Catalog.Threads"/>.</summary>
public readonly record struct ThreadIndex(int Value);

/// <summary>A pool of the recorded process: an index into <see cref="Catalog.Pools"/>.</summary>
public readonly record struct PoolIndex(int Value);

/// <summary>A distinct call stack: an index into <see cref="Catalog.Stacks"/>. The default value is "not known".</summary>
public readonly record struct StackIndex(int Value)
{
    /// <summary>No stack was recorded. Never a guess: an event without a stack stays without one.</summary>
    public static StackIndex None => default;

    /// <summary>Whether a stack was recorded.</summary>
    public bool IsKnown => Value != 0;
}
