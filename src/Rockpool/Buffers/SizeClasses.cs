using System.Numerics;
using System.Runtime.CompilerServices;

namespace Rockpool.Buffers;

/// <summary>
/// The lengths that arrays of a pool have: four to each doubling, and one just below the large object heap. A length's class
/// is computed without a look at memory, and by the JIT where the length is a constant.
/// </summary>
internal static class SizeClasses<T>
{
    /// <summary>No pool has more classes.</summary>
    public const int Most = 112;

    // A shorter array costs as much in headers as in elements.
    private const int Shortest = 16;

    private const int Longest = 1 << 30;

    // An object of 85,000 bytes is a large one, and an array has 24 beside its elements; to a multiple of eight.
    private const int SmallHeapBytes = 84_968;
    private const int HeaderBytes = 24;

    /// <summary>The longest array that is not on the large object heap.</summary>
    private static int Edge
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Math.Max(1, SmallHeapBytes / Unsafe.SizeOf<T>());
    }

    /// <summary>Whether the class just below the large object heap is one of its own. Where elements have 1, 2, 4 or so bytes one
    /// of the others is: 81,920.</summary>
    private static bool HasEdge
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !BitOperations.IsPow2(Unsafe.SizeOf<T>());
    }

    /// <summary>
    /// The class that serves a length. For zero and negative lengths it is beyond every table, so that the one comparison with
    /// the table's length finds them too.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int IndexOf(int length)
    {
        uint last = (uint)(length - 1);
        // The two bits below the first one count the quarters of a doubling.
        int shift = BitOperations.Log2(last | (Shortest - 1)) - 2;
        int index = (4 * shift) + (int)(last >> shift) - 4;
        return HasEdge && length > Edge ? index + 1 : index;
    }

    /// <summary>The length of each class's arrays. Neighbours may be the same: those classes are one.</summary>
    /// <param name="powersOfTwo">Whether all are rounded up to powers of two.</param>
    /// <param name="maxBytes">No array has more bytes.</param>
    public static int[] Lengths(bool powersOfTwo, long maxBytes)
    {
        int edgeAt = HasEdge ? IndexOf(Edge) : int.MaxValue;
        long longest = Math.Min(Longest, maxBytes / Unsafe.SizeOf<T>());
        List<int> lengths = [];
        while (true)
        {
            int index = lengths.Count;
            long length = index == edgeAt ? Edge : QuarterAt(index > edgeAt ? index - 1 : index);
            length = Math.Max(length, HasEdge ? Math.Min(Shortest, Edge) : Shortest);
            if (powersOfTwo)
                length = BitOperations.RoundUpToPowerOf2(Math.Max((uint)length, Shortest));
            if (length > longest)
                return [.. lengths];
            lengths.Add((int)length);
        }
    }

    /// <summary>What an array takes of memory.</summary>
    public static long BytesOf(int length) => HeaderBytes + ((long)length * Unsafe.SizeOf<T>());

    private static long QuarterAt(int index) => index < 4 ? 2 * (index + 1) : (5L + (index & 3)) << (index >> 2);
}
