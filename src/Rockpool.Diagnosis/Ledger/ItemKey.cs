using System.Runtime.CompilerServices;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Ledger;

/// <summary>
/// The pool and size of an item in one word. Ids that are hashes are only comparable within both; exact ids need no
/// size, and the streams that have them change theirs while they are out.
/// </summary>
internal static class ItemKey
{
    private const int SizeBits = 40;

    /// <summary>From this many bits on an id is taken to be exact.</summary>
    public const int ExactBits = 48;

    /// <summary>The key; never 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(int pool, long given, bool exact)
    {
        ulong size = exact ? 0 : (ulong)given & ((1UL << SizeBits) - 1);
        return ((ulong)(pool + 1) << SizeBits) | size;
    }

    /// <summary>The pool that a key was made of.</summary>
    public static int PoolOf(ulong key) => (int)(key >> SizeBits) - 1;

    /// <summary>The size that a key was made of; 0 for exact ids.</summary>
    public static long SizeOf(ulong key) => (long)(key & ((1UL << SizeBits) - 1));

    /// <summary>Whether the ids of the pool's items are exact.</summary>
    public static bool IsExact(PoolInfo pool) => pool.ItemIdBits >= ExactBits;
}
