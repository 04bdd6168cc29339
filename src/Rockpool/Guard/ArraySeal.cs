using System.Globalization;

namespace Rockpool.Guard;

/// <summary>
/// What stands in a part of an array, or of a block of pinned memory, that nobody may write to: empty elements first, then bytes of a filling. Indices count
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
    public void Fill(object item) => BytesOf(item, filled, end).Fill(filling);

    /// <summary>The elements that are not as they should be, or of many the first and the last; null if all are.</summary>
    public string? ChangeIn(object item)
    {
        int first = FirstIn(item);
        if (first < 0)
            return null;
        int last = LastIn(item);
        return first == last
            ? string.Create(CultureInfo.InvariantCulture, $"[{first}]")
            : string.Create(CultureInfo.InvariantCulture, $"[{first}] to [{last}]");
    }

    ILikeness ILikeness.Compare(object item, out string[] changed)
    {
        string? change = ChangeIn(item);
        changed = change is null ? [] : [change];
        if (change is not null)
        {
            BytesOf(item, start, filled).Clear();
            Fill(item);
        }

        return this;
    }

    private int FirstIn(object item)
    {
        int at = BytesOf(item, start, filled).IndexOfAnyExcept((byte)0);
        if (at >= 0)
            return start + (at / elementBytes);
        at = BytesOf(item, filled, end).IndexOfAnyExcept(filling);
        return at < 0 ? -1 : filled + (at / elementBytes);
    }

    private int LastIn(object item)
    {
        int at = BytesOf(item, filled, end).LastIndexOfAnyExcept(filling);
        return at >= 0 ? filled + (at / elementBytes) : start + (BytesOf(item, start, filled).LastIndexOfAnyExcept((byte)0) / elementBytes);
    }

    private Span<byte> BytesOf(object item, int from, int to) =>
        Poison.BytesOf(item, elementBytes)[(from * elementBytes)..(to * elementBytes)];
}
