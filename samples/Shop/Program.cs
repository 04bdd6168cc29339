using Shop;
using Shop.Audit;
using Shop.Catalog;
using Shop.Customers;
using Shop.Parcels;
using Shop.Pricing;
using Shop.Serving;

if (!ShopOptions.TryParse(args, out ShopOptions options))
{
    Console.Error.WriteLine("usage: Shop [--clean] [--with-parent]");
    Console.Error.WriteLine("  --clean        the same traffic with no defect");
    Console.Error.WriteLine("  --with-parent  end when standard input ends");
    return 2;
}

Defects.Planted = !options.Clean;
using var closing = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    closing.Cancel();
};
if (options.WithParent)
    _ = Task.Run(() => { Console.In.ReadToEnd(); closing.Cancel(); });

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

// A parent waits for this line: from here on the service serves.
await server.FirstOrder;
Console.WriteLine($"serving on 127.0.0.1:{server.Port} as process {Environment.ProcessId}");
await Task.WhenAll(work);
return 0;
