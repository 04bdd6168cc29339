using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Reports.Tests;

/// <summary>Diagnoses made by hand: what the reports are fed with here.</summary>
internal static class Samples
{
    public const long Second = 1_000_000_000;

    /// <summary>A name that attacks every format at once: markup, a script's end, a terminal's escape, a line's end.</summary>
    public const string Hostile =
        "[red]x[/] </script><img src=x onerror=document.title='owned'> \u001b[2J\u001b]0;owned\u0007 \r\nERROR \u202Eevil \ud800 {{title}} --> ]]>";

    public static DiagnosisResult Empty() => new(Recording(), [], [], new Timeline(1, [], []), []);

    /// <summary>Pools without any trouble.</summary>
    public static DiagnosisResult Healthy() => Empty() with { Pools = [Pool("ArrayPool<byte> #1")], Timeline = Tides(20) };

    /// <summary>A recording with something of everything.</summary>
    public static DiagnosisResult Full() => new(
        Recording() with
        {
            LostEvents = 12,
            Overhead = 0.0123,
            Budget = 0.02,
            PoolCoverage = [new Stretch(0, 6 * Second), new Stretch(7 * Second, 10 * Second)],
            StackCoverage = [new Stretch(0, Second / 20), new Stretch(5 * Second, 5 * Second + Second / 20)],
            Remarks = ["The file ends at byte 4,711: everything before it was read."],
        },
        [Pool("ArrayPool<byte> #1"), Pool("RecyclableMemoryStream") with { HitRate = null, BytesAsked = null, BytesGiven = null, Rents = 0 }, OwnPool("orders")],
        [Leak(), DoubleReturn(), Misses()],
        Tides(100),
        ["Coverage insufficient for RP1001 at 2 sites: --for 60s would do."])
    {
        Flows = [new FlowSummary(true, "request/GET /orders", 12_345, 67, 8), new FlowSummary(false, "tenant=7", 100, 1, 0)],
    };

    /// <summary>More than anybody reads.</summary>
    public static DiagnosisResult Huge() => Full() with
    {
        Pools = [.. Enumerable.Range(0, 60).Select(at => Pool($"ArrayPool<System.Byte> #{at}") with { Rents = 1L << at / 2 })],
        Findings = [.. Enumerable.Range(0, 500).Select(at => Leak() with { Count = at, Pool = $"ArrayPool<System.Byte> #{at % 60}" })],
        Timeline = Tides(600),
    };

    /// <summary>Every text that can come from a recording attacks the reader.</summary>
    public static DiagnosisResult Attack()
    {
        var frame = new Frame(Hostile, Hostile, Hostile, 1, Hostile);
        var site = new Site(Hostile, Hostile, 1, [frame, frame with { Method = null }, frame]);
        return Full() with
        {
            Recording = Recording() with { Name = Hostile, Process = Hostile, Runtime = Hostile, Remarks = [Hostile] },
            Pools = [OwnPool(Hostile), Pool("quiet") with { Rents = 5 }],
            Findings =
            [
                Leak() with
                {
                    Rule = Hostile,
                    Title = Hostile,
                    Site = site,
                    Pool = Hostile,
                    Advice = Hostile,
                    Evidence = [new Evidence("hostile", Hostile, Hostile, Hostile), new Evidence("site", "by", site)],
                },
            ],
            Limits = [Hostile],
            Flows = [new FlowSummary(true, Hostile, 1, 1, 1)],
        };
    }

    public static RecordingInfo Recording() => new()
    {
        Name = "shop.rockpool",
        Duration = 10 * Second,
        Started = new DateTimeOffset(2026, 11, 23, 17, 20, 11, TimeSpan.Zero),
        Events = 1_234_567,
        Process = "Shop.Web",
        ProcessId = 4711,
        Runtime = ".NET 10.0.12",
        PoolCoverage = [new Stretch(0, 10 * Second)],
    };

    public static PoolSummary Pool(string name) => new()
    {
        Source = PoolSource.ArrayPool,
        Name = name,
        Rents = 123_456,
        Returns = 123_400,
        Misses = 789,
        ColdMisses = 700,
        ThreadSlotHits = 100_000,
        SharedHits = 22_667,
        Drops = 12,
        Trims = 3,
        HitRate = 0.9936,
        Outstanding = 50,
        Unknown = 6,
        PeakOutstanding = 97,
        BytesAsked = 1_100_000_000,
        BytesGiven = 1_234_567_890,
    };

    /// <summary>A pool of the library's own, which tells more.</summary>
    public static PoolSummary OwnPool(string name) => Pool(name) with
    {
        Source = PoolSource.Rockpool,
        Tiers = new Dictionary<PoolTier, long> { [PoolTier.Magazine] = 7, [PoolTier.Created] = 2, [PoolTier.Slot] = 1, [PoolTier.Shelf] = 1, [PoolTier.Steal] = 1, [PoolTier.Victim] = 1 },
        SlowPaths = [new SlowPath(true, PoolTier.Created, 3, 2_000_000, 1_500_000), new SlowPath(false, PoolTier.Unknown, 1, 200_000, 200_000)],
        DropReasons = new Dictionary<PoolEventReason, long> { [PoolEventReason.Refused] = 2, [PoolEventReason.CutOff] = 10 },
    };

    public static Finding Leak() => new()
    {
        Rule = "RP1001",
        Severity = Severity.Error,
        Title = "rented and never returned",
        Confidence = 0.997,
        Count = 123,
        RatePerSecond = new Estimate(12.3, 10.2, 14.7),
        Site = new Site("Shop.Orders.Import.OrderReader.ReadAsync", "/src/Shop/Orders/Import/OrderReader.cs", 42, Stack()),
        Pool = "ArrayPool<byte> #1",
        Evidence =
        [
            new Evidence("neverReturned", "share never returned", new Estimate(0.011, 0.009, 0.0131), "share"),
            new Evidence("longestHoldSeconds", "longest hold that returned", 0.0314, "s"),
            new Evidence("bytesOut", "bytes still out", 4_030_464L, "bytes"),
            new Evidence("growsToTheEnd", "survivors keep growing to the end", true),
        ],
        Advice = "Return the buffer in a finally block: the path through line 57 leaves the method without returning it.",
        Survival = Curve(),
    };

    private static Finding DoubleReturn() => new()
    {
        Rule = "RP1002",
        Severity = Severity.Error,
        Title = "returned twice",
        Confidence = 0.95,
        Count = 3,
        RatePerSecond = new Estimate(0.3, 0.062, 0.877),
        Site = new Site("Shop.Http.BodyWriter.Dispose", null, null, Stack()),
        Pool = "ArrayPool<byte> #1",
        Evidence = [new Evidence("firstReturner", "first returned by", new Site("Shop.Http.BodyWriter.FlushAsync", "BodyWriter.cs", 88, Stack()))],
        Advice = "Set the field to null when the buffer is returned, so that the second Dispose finds nothing to return.",
    };

    private static Finding Misses() => new()
    {
        Rule = "RP1004",
        Severity = Severity.Warning,
        Title = "steady misses",
        Confidence = 0.8,
        Count = 1,
        Advice = "Rent at most 1 MB, or keep a pool of your own for the larger ones.",
        Evidence = [new Evidence("rate", "misses", double.NaN, "/s")],
    };

    private static Frame[] Stack() =>
    [
        new("System.Buffers.SharedArrayPool<T>.Rent", "System.Private.CoreLib", null, null, "System.Byte"),
        new("Shop.Orders.Import.OrderReader.ReadAsync", "Shop", "/src/Shop/Orders/Import/OrderReader.cs", 42, null),
        new("Shop.Orders.Import.Importer.RunAsync", "Shop", "/src/Shop/Orders/Import/Importer.cs", 17, null),
        new(null, "native", null, null, null),
        new("System.Threading.ThreadPoolWorkQueue.Dispatch", "System.Private.CoreLib", null, null, null),
    ];

    private static SurvivalCurve Curve() => new(
    [
        .. Enumerable.Range(0, 60).Select(step =>
        {
            double seconds = 0.0001 * Math.Pow(10, step / 12.0), share = 0.011 + 0.989 * Math.Exp(-seconds / 0.004);
            return new SurvivalPoint(seconds, new Estimate(share, share * 0.85, Math.Min(1, share * 1.15)), 11_000 - step * 100);
        }),
    ]);

    // A swell of items in use with one stretch where nothing was recorded.
    private static Timeline Tides(int points)
    {
        double interval = 10.0 / points;
        return new Timeline(
            interval,
            [
                .. Enumerable.Range(0, points).Select(at => at * interval is >= 6 and < 7
                    ? new TimelinePoint(at * interval, null, null, null)
                    : new TimelinePoint(
                        at * interval, 120_000 / points, 12 + (at % 17 == 0 ? 300 / points : 0), (long)(60 + at * 30.0 / points + 25 * Math.Sin(at * interval * 2)))),
            ],
            [new CollectionMark(0.7, 0, 0.0004), new CollectionMark(2.2, 1, null), new CollectionMark(4.9, 2, 0.0123), new CollectionMark(8.1, 0, 0.0005)]);
    }
}
