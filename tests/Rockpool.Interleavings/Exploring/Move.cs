namespace Rockpool.Interleavings.Exploring;

/// <summary>Something that can happen next in a run.</summary>
internal readonly record struct Move
{
    /// <summary>More threads than a scenario has, so that every move has its bit in a word.</summary>
    public const int MaxThreads = 8;

    private const string Letters = "01234567abcdefghABCDEFGH";

    private readonly byte _number;

    private Move(int number) => _number = (byte)number;

    public int Thread => _number % MaxThreads;

    /// <summary>Whether the thread makes its next access, either way.</summary>
    public bool IsStep => _number < 2 * MaxThreads;

    /// <summary>Whether the access is a store that stays in the thread's buffer for now.</summary>
    public bool Delays => IsStep && _number >= MaxThreads;

    public uint Bit => 1u << _number;

    public static Move Step(int thread) => new(thread);

    public static Move DelayedStore(int thread) => new(MaxThreads + thread);

    /// <summary>The oldest store in the thread's buffer reaches memory.</summary>
    public static Move Commit(int thread) => new((2 * MaxThreads) + thread);

    /// <summary>The first of a set: steps come before the others.</summary>
    public static Move First(uint set) => new(System.Numerics.BitOperations.TrailingZeroCount(set));

    public static Move Parse(char letter) => new(Letters.IndexOf(letter, StringComparison.Ordinal));

    public override string ToString() => Letters[_number].ToString();
}
