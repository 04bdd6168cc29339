using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.IO;

namespace Shop.Billing;

/// <summary>Sends receipts.</summary>
internal static class ReceiptMailer
{
    private static readonly RecyclableMemoryStreamManager _streams = new(new RecyclableMemoryStreamManager.Options
    {
        BlockSize = 64,
        LargeBufferMultiple = 1024,
        MaximumBufferSize = 16 * 1024,
    });

    /// <summary>The length of the mail in bytes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Send(ReadOnlySpan<byte> body)
    {
        using RecyclableMemoryStream mail = _streams.GetStream("receipt", requiredSize: 64);
        // PLANTED RP1017: the writer disposes the stream that the using above disposes again.
        using (var writer = new StreamWriter(mail, Encoding.UTF8, leaveOpen: !Defects.Planted || body[0] % 4 != 0))
        {
            writer.Write("Thank you for your order of ");
            writer.Write(Convert.ToHexString(body[..8]));
            writer.Flush();
            return (int)mail.Length;
        }
    }
}
