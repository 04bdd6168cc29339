using System.Buffers;
using System.Runtime.CompilerServices;

namespace Shop.Sales;

/// <summary>Prints parcel labels.</summary>
internal static class LabelPrinter
{
    private const int Sheet = 20_000;

    // PLANTED RP1004: a sheet is larger than the largest array that this pool keeps, so every sheet is a new array.
    private static readonly ArrayPool<byte> _sheets =
        ArrayPool<byte>.Create(maxArrayLength: Defects.Planted ? 16 * 1024 : 32 * 1024, maxArraysPerBucket: 8);

    /// <summary>Prints a sheet for every parcel of an order.</summary>
    public static int Print(ReadOnlySpan<byte> body)
    {
        int dots = 0;
        for (int parcel = 0; parcel < 6; parcel++)
            dots += PrintSheet(body);
        return dots;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int PrintSheet(ReadOnlySpan<byte> body)
    {
        byte[] sheet = _sheets.Rent(Sheet);
        sheet.AsSpan().Clear();
        body.CopyTo(sheet);
        int dots = sheet.AsSpan(0, body.Length).IndexOfAnyExcept((byte)0);
        _sheets.Return(sheet);
        return dots;
    }
}
