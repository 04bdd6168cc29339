using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Shop.Orders;

/// <summary>Redeems coupons.</summary>
internal static class CouponBook
{
    /// <summary>The discount in cents.</summary>
    /// <exception cref="CouponExpiredException">The coupon came too late.</exception>
    public static async Task<int> RedeemAsync(ReadOnlyMemory<byte> body)
    {
        byte[] entry = ArrayPool<byte>.Shared.Rent(1000);
        try
        {
            body.CopyTo(entry);
            // The book is elsewhere: whoever asks it goes on on another thread.
            await Task.Yield();
            int discount = Discount(entry);
            ArrayPool<byte>.Shared.Return(entry);
            return discount;
        }
        catch (CouponExpiredException) when (!Defects.Planted)
        {
            // PLANTED RP1001: without this handler an expired coupon takes the buffer with it.
            ArrayPool<byte>.Shared.Return(entry);
            throw;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Discount(byte[] entry)
    {
        int number = BinaryPrimitives.ReadInt32LittleEndian(entry);
        return number % 10 == 0 ? throw new CouponExpiredException(number) : number % 500;
    }
}
