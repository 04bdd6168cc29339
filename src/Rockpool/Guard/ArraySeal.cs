using System.Globalization;
using System.Runtime.InteropServices;

namespace Rockpool.Guard;

/// <summary>
/// What stands in a part of an array that nobody may write to: empty elements first, then bytes of a filling. Indices count
/// elements. Never changes.
/// </summary>
/// <param name="elementBytes">What an element takes.</param>
/// <param name="start">Where the part begins.</param>
/// <param name="filled">Where the filling begins.</param>
/// <param name="end">Where the part ends.</param>
/// <param name="filling">What it is filled with.</param>
internal sealed class ArraySeal(int elementBytes, int start, int filled, int end, byte filling) : ILikeness
{
    /// <summary>Puts the filling in.</summary>
    public void Fill(Array array) => BytesOf(array, filled, end).Fill(filling);

    /// <summary>The elements that are not as they should be, or of many the first and the last; null if all are.</summary>
    public string? ChangeIn(Array array)
    {
        int first = FirstIn(array);
        if (first < 0)
            return null;
        int last = LastIn(array);
        return first == last
            ? string.Create(CultureInfo.InvariantCulture, $"[{first}]")
            : string.Create(CultureInfo.InvariantCulture, $"[{first}] to [{last}]");
    }

    ILikeness ILikeness.Compare(object item, out string[] changed)
    {
        var array = (Array)item;
        string? change = ChangeIn(array);
        changed = change is null ? [] : [change];
        if (change is not null)
        {
            Array.Clear(array, start, filled - start);
            Fill(array);
        }

        return this;
    }

    private int FirstIn(Array array)
    {
        int at = BytesOf(array, start, filled).IndexOfAnyExcept((byte)0);
        if (at >= 0)
            return start + (at / elementBytes);
        at = BytesOf(array, filled, end).IndexOfAnyExcept(filling);
        return at < 0 ? -1 : filled + (at / elementBytes);
    }

    private int LastIn(Array array)
    {
        int at = BytesOf(array, filled, end).LastIndexOfAnyExcept(filling);
        return at >= 0 ? filled + (at / elementBytes) : start + (BytesOf(array, start, filled).LastIndexOfAnyExcept((byte)0) / elementBytes);
    }

    private Span<byte> BytesOf(Array array, int from, int to) => MemoryMarshal
        .CreateSpan(ref MemoryMarshal.GetArrayDataReference(array), array.Length * elementBytes)[(from * elementBytes)..(to * elementBytes)];
}
