using System.Buffers.Binary;
using Shop.Audit;
using Shop.Billing;
using Shop.Catalog;
using Shop.Checkout;
using Shop.Orders;
using Shop.Pictures;
using Shop.Sales;
using Shop.Wire;

namespace Shop.Serving;

/// <summary>Takes a request to the part of the shop that answers it.</summary>
internal sealed class RequestRouter(AuditTrail trail)
{
    private readonly CheckoutDesk _desk = new();

    /// <summary>Handles one request.</summary>
    /// <returns>The number of bytes written to <paramref name="reply"/>.</returns>
    public async ValueTask<int> HandleAsync(ReadOnlyMemory<byte> request, Memory<byte> reply, CancellationToken closing)
    {
        var kind = (RequestKind)request.Span[0];
        ReadOnlyMemory<byte> body = request[1..];
        int result = kind switch
        {
            RequestKind.Coupon => await RedeemAsync(body),
            RequestKind.Checkout => await _desk.ServeAsync(body, closing),
            _ => Handle(kind, body.Span),
        };
        trail.Append(kind, body.Span);
        BinaryPrimitives.WriteInt32LittleEndian(reply.Span, result);
        return sizeof(int);
    }

    private static int Handle(RequestKind kind, ReadOnlySpan<byte> body) => kind switch
    {
        RequestKind.Order => OrderParser.Parse(body),
        RequestKind.Invoice => InvoiceWriter.Write(body),
        RequestKind.Receipt => ReceiptMailer.Send(body),
        RequestKind.Search => CatalogSearch.Find(body),
        RequestKind.Picture => ThumbnailStore.Load(body),
        RequestKind.Label => LabelPrinter.Print(body),
        RequestKind.Export => SalesExport.Export(body),
        RequestKind.Feed => CatalogFeed.Publish(body),
        _ => -1,
    };

    private static async ValueTask<int> RedeemAsync(ReadOnlyMemory<byte> body)
    {
        try
        {
            return await CouponBook.RedeemAsync(body);
        }
        catch (CouponExpiredException)
        {
            return -1;
        }
    }
}
