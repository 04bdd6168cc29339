using System.Runtime.CompilerServices;

namespace Rockpool.Writers;

/// <summary>How long the next block of a chain is.</summary>
internal static class BlockSizes<T>
{
    // Small enough for a message among ten thousand that wait to be sent.
    private const int FirstBytes = 1024;

    // All that is longer is made of blocks of one length, which any other may use again, and no block is a large object.
    private const int MostBytes = 64 * 1024;

    private const int Fewest = 16;

    private static int First => Math.Max(Fewest, FirstBytes / Unsafe.SizeOf<T>());

    /// <summary>No block is longer, unless one was asked for.</summary>
    internal static int Most => Math.Max(Fewest, MostBytes / Unsafe.SizeOf<T>());

    /// <summary>The length of the next block.</summary>
    /// <param name="written">How much the chain holds.</param>
    /// <param name="expected">How much it was expected to hold; 0 if nothing is known.</param>
    /// <param name="asked">No block is shorter.</param>
    public static int Next(long written, long expected, int asked)
    {
        // What was foreseen comes in one piece. What goes beyond an estimate goes little beyond; where there is none, as much
        // again as is there.
        long length = expected > written ? expected - written
            : expected > 0 ? Math.Max(First, written / 4)
            : Math.Max(First, written);
        return Math.Max((int)Math.Min(length, Most), Math.Max(asked, 1));
    }
}
