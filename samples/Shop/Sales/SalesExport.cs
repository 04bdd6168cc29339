using System.Buffers;
using System.Runtime.CompilerServices;

namespace Shop.Sales;

/// <summary>Exports the day's sales.</summary>
internal static class SalesExport
{
    private const int Shelf = 16;

    private static readonly ArrayPool<byte> _chunks = ArrayPool<byte>.Create(maxArrayLength: 64 * 1024, maxArraysPerBucket: Shelf);

    /// <summary>The number of bytes exported.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Export(ReadOnlySpan<byte> body)
    {
        // PLANTED RP1004: sixty-four chunks are held at once, and the pool keeps sixteen of each size.
        byte[][] held = new byte[Defects.Planted ? 64 : Shelf / 2][];
        for (int chunk = 0; chunk < held.Length; chunk++)
            held[chunk] = _chunks.Rent(4000);

        int bytes = 0;
        foreach (byte[] chunk in held)
        {
            body.CopyTo(chunk);
            bytes += chunk.Length;
            _chunks.Return(chunk);
        }

        return bytes;
    }
}
