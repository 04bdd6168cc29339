using System.Runtime.CompilerServices;
using Rockpool;

namespace RockpoolTarget;

/// <summary>Does nothing wrong, with streams that are weighed.</summary>
internal static class ReceiptDesk
{
    private static readonly Pool<MemoryStream> Receipts = new(default(ReceiptPolicy), new PoolOptions { Name = "receipts" });

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Serve(int request)
    {
        MemoryStream receipt = Receipts.Rent();
        receipt.WriteByte((byte)request);
        Receipts.Return(receipt);
    }
}
