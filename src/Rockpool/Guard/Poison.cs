using System.Runtime.InteropServices;
using Rockpool.Slabs;

namespace Rockpool.Guard;

/// <summary>
/// Fills arrays, and blocks of pinned memory, with what nobody writes by chance: idle ones, and the part beyond what was asked for of those that are out.
/// Where elements are always cleared nothing is put there, and what is empty is watched.
/// </summary>
/// <param name="elementBytes">What an element takes.</param>
/// <param name="isCleared">Whether elements are cleared on their way home, because they hold references or the pool says so.</param>
internal sealed class Poison(int elementBytes, bool isCleared)
{
    private const byte Idle = 0xDD;
    private const byte Fence = 0xFD;

    public int ElementBytes => elementBytes;

    /// <summary>Seals an array that came home.</summary>
    /// <param name="array">The array.</param>
    /// <param name="cleared">So many elements were cleared, and stay so: somebody asked for that.</param>
    public ArraySeal Seal(object array, int cleared) => Put(array, 0, isCleared ? EmptyTo(array, 0) : cleared, Idle);

    /// <summary>Seals what of an array that goes out lies beyond what was asked for.</summary>
    public ArraySeal SealBeyond(object array, int asked) => Put(array, asked, isCleared ? EmptyTo(array, asked) : asked, Fence);

    /// <summary>What is left in an array that was to be cleared; null if nothing is.</summary>
    public string? ResidueOf(object array) =>
        isCleared ? new ArraySeal(elementBytes, 0, LengthOf(array), LengthOf(array), Idle).ChangeIn(array) : null;

    /// <summary>All bytes of an array of such elements, or of a block.</summary>
    public static Span<byte> BytesOf(object item, int elementBytes)
    {
        if (item is PinnedBlock block)
            return block.Whole.Span;
        var array = (Array)item;
        return MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(array), array.Length * elementBytes);
    }

    /// <summary>How many elements an array or a block has.</summary>
    public int LengthOf(object item) => BytesOf(item, elementBytes).Length / elementBytes;

    private ArraySeal Put(object array, int start, int filled, byte filling)
    {
        var seal = new ArraySeal(elementBytes, start, filled, isCleared ? filled : LengthOf(array), filling);
        seal.Fill(array);
        return seal;
    }

    private int EmptyTo(object array, int start)
    {
        int at = BytesOf(array, elementBytes)[(start * elementBytes)..].IndexOfAnyExcept((byte)0);
        return at < 0 ? LengthOf(array) : start + (at / elementBytes);
    }
}
