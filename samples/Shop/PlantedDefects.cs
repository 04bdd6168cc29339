namespace Shop;

/// <summary>Every planted defect: what the tests hold the tool's findings against.</summary>
public static class PlantedDefects
{
    public static IReadOnlyList<PlantedDefect> All { get; } =
    [
        new("RP1001", "Shop.Orders.OrderParser.Parse", "an early return for empty orders skips Return"),
        new("RP1001", "Shop.Orders.CouponBook.RedeemAsync", "an exception on expired coupons skips Return"),
        new("RP1002", "Shop.Billing.InvoiceWriter.Write", "returned on the happy path and again in finally"),
        new("RP1003", "Shop.Catalog.CatalogSearch.Find", "an array made by Array.Resize is returned"),
        new("RP1001", "Shop.Catalog.CatalogSearch.Find", "and the rented one it replaced is not"),
        new("RP1004", "Shop.Sales.SalesExport.Export", "bursts of sixty-four on shelves for sixteen"),
        new("RP1004", "Shop.Sales.LabelPrinter.PrintSheet", "arrays larger than the pool's maximum"),
        new("RP1006", "Shop.Audit.AuditTrail.Append", "rented by every request thread, returned by one other"),
        new("RP1017", "Shop.Billing.ReceiptMailer.Send", "a stream disposed by its writer and by its using"),
        new("RP1018", "Shop.Pictures.ThumbnailStore.Load", "an early return leaves a stream to its finaliser"),
        new("RP1019", "Shop.Catalog.CatalogFeed.Publish", "a stream that outgrows its maximum capacity"),
    ];
}
