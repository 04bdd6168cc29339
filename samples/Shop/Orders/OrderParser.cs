using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Shop.Orders;

/// <summary>Reads orders.</summary>
internal static class OrderParser
{
    /// <summary>The order's total in cents, or 0 for an empty order.</summary>
    // A planted method is not inlined: it would have no frame of its own.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Parse(ReadOnlySpan<byte> body)
    {
        byte[] scratch = ArrayPool<byte>.Shared.Rent(2000);
        body.CopyTo(scratch);
        int quantity = BinaryPrimitives.ReadInt32LittleEndian(scratch) % 20;
        if (quantity == 0)
        {
            // PLANTED RP1001: nothing to parse, so out early, and the buffer stays out for ever.
            if (!Defects.Planted)
                ArrayPool<byte>.Shared.Return(scratch);
            return 0;
        }

        int total = 0;
        foreach (byte item in scratch.AsSpan(0, body.Length))
            total += item * quantity;
        ArrayPool<byte>.Shared.Return(scratch);
        return total;
    }
}
