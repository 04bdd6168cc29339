using System.Runtime.CompilerServices;
using Microsoft.IO;

namespace Shop.Catalog;

/// <summary>Publishes the catalogue to resellers.</summary>
internal static class CatalogFeed
{
    private const int Page = 4096;

    private static readonly byte[] _page = new byte[Page];

    private static readonly RecyclableMemoryStreamManager _streams = new(new RecyclableMemoryStreamManager.Options
    {
        BlockSize = 16 * 1024,
        MaximumStreamCapacity = 128 * 1024,
    });

    /// <summary>The number of pages that were published.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Publish(ReadOnlySpan<byte> body)
    {
        // PLANTED RP1019: the catalogue has outgrown the streams' maximum.
        int pages = Defects.Planted && body[0] % 2 == 0 ? 40 : 20;
        using RecyclableMemoryStream feed = _streams.GetStream("feed", requiredSize: 20 * Page);
        try
        {
            for (int page = 0; page < pages; page++)
                feed.Write(_page);
            return pages;
        }
        catch (OutOfMemoryException)
        {
            // What the library throws where a stream would grow over its maximum: the resellers get what fits.
            return (int)(feed.Length / Page);
        }
    }
}
