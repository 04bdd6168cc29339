using Shop;
using Shop.Audit;
using Shop.Catalog;
using Shop.Customers;
using Shop.Parcels;
using Shop.Pricing;
using Shop.Serving;

if (!ShopOptions.TryParse(args, out ShopOptions options))
{
    Console.Error.WriteLine(ShopOptions.Usage);
    return 2;
}

Defects.Planted = !options.Clean;
using var closing = new ClosingTime(options);
PriceBoard.Open();
using var trail = new AuditTrail();
using var engine = new PriceEngine(closing.Token);
using var belt = new ParcelBelt(closing.Token);
using var server = new OrderServer(trail, closing.Token);
Task[] work =
[
    server.RunAsync(),
    CatalogCache.FillAsync(closing.Token),
    Housekeeping.RunAsync(closing.Token),
    .. Enumerable.Range(0, 4).Select(seed => new Customer(server.Port, seed).ShopAsync(closing.Token)),
];

// From this line on the service serves; a shop that closes before its first order never says it.
Task closed = Task.WhenAll(work);
if (await Task.WhenAny(server.FirstOrder, closed) != closed)
    Console.Error.WriteLine($"serving on 127.0.0.1:{server.Port} as process {Environment.ProcessId}");
await closed;
return 0;
