using Rockpool.Tiers;

namespace Rockpool.Buffers;

/// <summary>How much room there is for the arrays of one class.</summary>
internal static class ArrayLayout
{
    // A magazine of large arrays holds few, so that the threads and shelves keep no more bytes than of small ones.
    private const long MagazineBytes = 1 << 20;

    private const long MostItems = 1 << 20;

    public static Layout Of(long itemBytes, long? maxBytes)
    {
        int? maxItems = maxBytes is { } bytes ? (int)Math.Clamp(bytes / itemBytes, 1, MostItems) : null;
        var layout = Layout.Of(new PoolOptions { MaxItems = maxItems }, weighs: false);
        return layout with
        {
            Capacity = (int)Math.Clamp(MagazineBytes / itemBytes, 1, layout.Capacity),
            ItemBytes = itemBytes,
        };
    }
}
