using System.Buffers;
using System.Runtime.CompilerServices;

namespace Shop.Catalog;

/// <summary>Finds articles.</summary>
internal static class CatalogSearch
{
    private const int Articles = 400;

    /// <summary>The number of articles that match.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Find(ReadOnlySpan<byte> body)
    {
        int[] hits = ArrayPool<int>.Shared.Rent(64);
        int count = 0;
        // A broad search has four times the hits of a narrow one and does not fit at first.
        int step = body[0] % 8 == 0 ? 4 : 16;
        for (int article = 0; article < Articles; article += step)
        {
            if (count == hits.Length)
            {
                // PLANTED RP1003: Resize makes an array that no pool lent, and forgets the one that it did.
                if (Defects.Planted)
                    Array.Resize(ref hits, hits.Length * 2);
                else
                    hits = Grow(hits);
            }

            hits[count++] = article;
        }

        ArrayPool<int>.Shared.Return(hits);
        return count;
    }

    private static int[] Grow(int[] hits)
    {
        int[] larger = ArrayPool<int>.Shared.Rent(hits.Length * 2);
        hits.CopyTo(larger, 0);
        ArrayPool<int>.Shared.Return(hits);
        return larger;
    }
}
