using System.Runtime.InteropServices;

namespace Rockpool.Guard;

/// <summary>
/// Fills arrays with what nobody writes by chance: idle ones, and the part beyond what was asked for of those that are out.
/// Where elements hold references nothing can be put there, so that only what is empty is watched.
/// </summary>
/// <param name="elementBytes">What an element takes.</param>
/// <param name="holdsReferences">Whether elements are or hold references.</param>
internal sealed class Poison(int elementBytes, bool holdsReferences)
{
    private const byte Idle = 0xDD;
    private const byte Fence = 0xFD;

    public int ElementBytes => elementBytes;

    /// <summary>Seals an array that came home.</summary>
    /// <param name="array">The array.</param>
    /// <param name="cleared">So many elements were cleared, and stay so: somebody asked for that.</param>
    public ArraySeal Seal(Array array, int cleared) => Put(array, 0, holdsReferences ? EmptyTo(array, 0) : cleared, Idle);

    /// <summary>Seals what of an array that goes out lies beyond what was asked for.</summary>
    public ArraySeal SealBeyond(Array array, int asked) => Put(array, asked, holdsReferences ? EmptyTo(array, asked) : asked, Fence);

    /// <summary>What is left in an array that was to be cleared because it holds references; null if nothing is.</summary>
    public string? ResidueOf(Array array) =>
        holdsReferences ? new ArraySeal(elementBytes, 0, array.Length, array.Length, Idle).ChangeIn(array) : null;

    private ArraySeal Put(Array array, int start, int filled, byte filling)
    {
        var seal = new ArraySeal(elementBytes, start, filled, holdsReferences ? filled : array.Length, filling);
        seal.Fill(array);
        return seal;
    }

    private int EmptyTo(Array array, int start)
    {
        Span<byte> bytes = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(array), array.Length * elementBytes);
        int at = bytes[(start * elementBytes)..].IndexOfAnyExcept((byte)0);
        return at < 0 ? array.Length : start + (at / elementBytes);
    }
}
