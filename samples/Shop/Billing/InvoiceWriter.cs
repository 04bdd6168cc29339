using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Shop.Billing;

/// <summary>Writes invoices.</summary>
internal static class InvoiceWriter
{
    /// <summary>The invoice's check sum.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Write(ReadOnlySpan<byte> body)
    {
        byte[] page = ArrayPool<byte>.Shared.Rent(8000);
        bool returned = false;
        try
        {
            page.AsSpan().Fill((byte)' ');
            body.CopyTo(page);
            int sum = 0;
            foreach (byte letter in page)
                sum = sum * 31 + letter;
            int number = BinaryPrimitives.ReadInt32LittleEndian(body);
            if (number % 8 == 0)
            {
                // A paid invoice needs no second page: the buffer goes back at once...
                ArrayPool<byte>.Shared.Return(page);
                returned = true;
            }

            return sum;
        }
        finally
        {
            // PLANTED RP1002: ...and here again, because nobody remembers that it did.
            if (!returned || Defects.Planted)
                ArrayPool<byte>.Shared.Return(page);
        }
    }
}
