using System.Runtime.CompilerServices;

namespace Rockpool.Tiers;

/// <content>Items by the batch, to and from scopes: the owner's side. None of it counts as a rent or a return.</content>
internal sealed partial class ThreadCache<T>
{
    /// <summary>Takes items out of the magazines into cells.</summary>
    /// <returns>How many.</returns>
    public int Lend(Span<Held<object>> cells)
    {
        if (!Enter())
            return 0;
        int lent = 0;
        while (lent < cells.Length && (_loaded?.Pop() ?? PopPrevious()) is { } item)
            cells[lent++].Item = item;

        Leave();
        return lent;
    }

    /// <summary>Takes items out of cells into the loaded magazine, from the last, as far as there is room without a trade.</summary>
    /// <returns>How many.</returns>
    public int TakeBack(Span<Held<object>> cells)
    {
        if (!Enter())
            return 0;
        int left = cells.Length;
        if (_loaded is { } loaded)
        {
            while (left > 0 && loaded.TryPush(Unsafe.As<T>(cells[left - 1].Item!), _limit))
                cells[--left].Item = null;
        }

        Leave();
        return cells.Length - left;
    }
}
