using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Tests.NetTrace;
using Xunit;

namespace Rockpool.Recorder.Tests.Sources;

/// <summary>
/// Events of the library's own pools. The numbers are written out: the library and the recorder may be of different
/// versions, so a number that changes is a defect.
/// </summary>
public sealed class RockpoolTests
{
    private const string Provider = "Rockpool";
    private const int Named = 1;
    private const int Rented = 2;
    private const int Returned = 3;
    private const int Missed = 4;
    private const int Dropped = 5;
    private const int Trimmed = 6;
    private const int Slow = 7;
    private const int Labels = 8;
    private const int RegionBegun = 9;
    private const int RegionEnded = 10;
    private const int GuardFound = 11;

    [Fact]
    public void ARentAndItsReturnCarryTheExactItemAndTheTier()
    {
        using Decoding decoding = new();
        Name(decoding, pool: 7, "orders", weighs: 0)
            .Event(Provider, Rented, 1, Item(7, long.MaxValue, -1).Int32(5))
            .Event(Provider, Missed, 1, Item(7, long.MaxValue, -1))
            .Event(Provider, Returned, 1, Item(7, long.MaxValue, -1));
        PoolEvents rows = decoding.Journal.Pool;
        Assert.Equal([PoolEventKind.Rent, PoolEventKind.Miss, PoolEventKind.Return], rows.Kind[..rows.Count]);
        Assert.All(rows.Item[..3], item => Assert.Equal((ulong)long.MaxValue, item));
        Assert.Equal([(short)PoolTier.Created, -1, -1], rows.Bucket[..3]);
        Assert.Equal([1, 1, 1], rows.Given[..3]);
        Assert.Equal([-1, -1, -1], rows.Asked[..3]);
        Assert.Equal(new PoolInfo(PoolSource.Rockpool, 7, "orders", SizeUnit.Items, 64), decoding.Catalog.Catalog.Pools[rows.Pool[0].Value]);
    }

    [Theory]
    [InlineData(0, PoolTier.Slot)]
    [InlineData(1, PoolTier.Magazine)]
    [InlineData(2, PoolTier.Shelf)]
    [InlineData(3, PoolTier.Steal)]
    [InlineData(4, PoolTier.Victim)]
    [InlineData(5, PoolTier.Created)]
    [InlineData(6, PoolTier.Unknown)]
    public void TiersAreTold(int number, PoolTier expected)
    {
        using Decoding decoding = new();
        decoding.Event(Provider, Rented, 1, Item(7, 1, 1).Int32(number));
        Assert.Equal((short)expected, decoding.Journal.Pool.Bucket[0]);
    }

    [Theory]
    [InlineData(0, PoolEventReason.Refused)]
    [InlineData(1, PoolEventReason.Full)]
    [InlineData(2, PoolEventReason.CutOff)]
    [InlineData(3, PoolEventReason.OverMaximumSize)]
    [InlineData(4, PoolEventReason.Closed)]
    [InlineData(9, PoolEventReason.None)]
    public void ReasonsAreTold(int number, PoolEventReason expected)
    {
        using Decoding decoding = new();
        decoding.Event(Provider, Dropped, 1, Item(7, 1, -1).Int32(number));
        Assert.Equal((PoolEventKind.Drop, expected), (decoding.Journal.Pool.Kind[0], decoding.Journal.Pool.Reason[0]));
    }

    [Fact]
    public void AWeighedPoolTellsBytes()
    {
        using Decoding decoding = new();
        Name(decoding, pool: 7, "receipts", weighs: 1)
            .Event(Provider, Rented, 1, Item(7, 1, 4096).Int32(1))
            .Event(Provider, Trimmed, 1, Item(7, 1, -1));
        Assert.Equal([4096, -1], decoding.Journal.Pool.Given[..2]);
        Assert.Equal(PoolEventKind.Trim, decoding.Journal.Pool.Kind[1]);
        Assert.Equal(SizeUnit.Bytes, decoding.Catalog.Catalog.Pools[0].Unit);
    }

    [Fact]
    public void WhatWasAskedForIsToldSinceVersionTwo()
    {
        using Decoding decoding = new();
        Name(decoding, pool: 7, "packets", weighs: 1)
            .Event(Provider, Rented, 2, Item(7, 1, 4120).Int32(1).Int64(3524))
            .Event(Provider, Rented, 1, Item(7, 2, 4120).Int32(1));
        Assert.Equal([3524, -1], decoding.Journal.Pool.Asked[..2]);
    }

    [Fact]
    public void APoolWhoseNameWasLostIsToldByItsNumber()
    {
        using Decoding decoding = new();
        decoding.Event(Provider, Returned, 1, Item(7, 1, -1));
        Assert.Equal("Rockpool pool #7", decoding.Catalog.Catalog.Pools[0].Name);
    }

    [Theory]
    [InlineData(0, PoolEventKind.SlowRent)]
    [InlineData(1, PoolEventKind.SlowReturn)]
    public void ASlowOperationTellsItsDurationAndTier(int operation, PoolEventKind expected)
    {
        using Decoding decoding = new();
        decoding.Event(Provider, Slow, 1, new ByteWriter().Int64(7).Int32(operation).Int32(3).Int64(1_500_000));
        PoolEvents rows = decoding.Journal.Pool;
        Assert.Equal((expected, (short)PoolTier.Steal, 1_500_000), (rows.Kind[0], rows.Bucket[0], rows.Given[0]));
    }

    [Fact]
    public void LabelsAndRegionsBecomeATimeline()
    {
        using Decoding decoding = new();
        decoding.Event(Provider, Labels, 1, new ByteWriter().Utf16("tenant=7\nuser=a"))
            .Event(Provider, RegionBegun, 1, new ByteWriter().Int64(3).Utf16("request").Utf16("GET /"))
            .Event(Provider, RegionEnded, 1, new ByteWriter().Int64(3).Utf16("request").Utf16("GET /"));
        List<RuntimeEvent> rows = decoding.Journal.Runtime;
        Assert.Equal(
            [RuntimeEventKind.LabelsSet, RuntimeEventKind.RegionBegun, RuntimeEventKind.RegionEnded], rows.Select(row => row.Kind));
        Assert.Equal(["tenant=7\nuser=a", "request/GET /", "request/GET /"], rows.Select(row => row.Text));
        Assert.Equal([0, 3, 3], rows.Select(row => row.Number));
        Assert.All(rows, row => Assert.True(row.IsOfFlow));
    }

    [Theory]
    [InlineData(Named, 16)]
    [InlineData(Rented, 28)]
    [InlineData(Returned, 24)]
    [InlineData(Missed, 24)]
    [InlineData(Dropped, 28)]
    [InlineData(Trimmed, 24)]
    [InlineData(Slow, 24)]
    [InlineData(Labels, 2)]
    [InlineData(RegionBegun, 12)]
    [InlineData(RegionEnded, 12)]
    [InlineData(GuardFound, 30)]
    public void AShortPayloadIsCountedAndALongerOneIsOfANewerLibrary(int id, int needed)
    {
        using Decoding decoding = new();
        for (int length = 0; length < needed; length++) decoding.Event(Provider, id, 1, new byte[length]);
        Assert.Equal((0, 0, needed), (decoding.Journal.Pool.Count, decoding.Journal.Runtime.Count, decoding.Unreadable));
        decoding.Event(Provider, id, 1, new byte[needed]).Event(Provider, id, 2, new byte[needed + 7]);
        Assert.Equal(needed, decoding.Unreadable);
    }

    [Theory]
    [InlineData(0, GuardReportKind.ReturnedTwice)]
    [InlineData(1, GuardReportKind.ReturnedElsewhere)]
    [InlineData(2, GuardReportKind.UsedAfterReturn)]
    [InlineData(3, GuardReportKind.Leaked)]
    [InlineData(4, GuardReportKind.Residue)]
    [InlineData(5, GuardReportKind.Overrun)]
    [InlineData(6, GuardReportKind.Unknown)]
    [InlineData(-1, GuardReportKind.Unknown)]
    public void WhatTheGuardFoundIsToldWithItsStacks(int number, GuardReportKind expected)
    {
        using Decoding decoding = new();
        Name(decoding, pool: 7, "orders", weighs: 0).Event(Provider, GuardFound, 1, Found(number, "Weight\nLabel.Text", "   at Shop.Desk.Serve()"));
        PoolEvents rows = decoding.Journal.Pool;
        Assert.Equal((PoolEventKind.GuardFound, 9UL, "orders"), (rows.Kind[0], rows.Item[0], decoding.Catalog.Catalog.Pools[rows.Pool[0].Value].Name));
        GuardReport report = decoding.Catalog.Catalog.GuardReports[(int)rows.Given[0]];
        Assert.Equal((expected, "Weight\nLabel.Text", "others"), (report.Kind, report.Fields, report.HomePool));
        Assert.Equal("Shop.Desk.Serve", Assert.Single(report.Rented).Method);
        Assert.Empty(report.Returned);
        Assert.Equal("Shop.Desk.Serve", Assert.Single(report.Seen).Method);
    }

    /// <summary>Two sessions tell the same: the copies must be equal, or one mistake would count as two.</summary>
    [Fact]
    public void TheSameReportHasOneIndex()
    {
        using Decoding decoding = new();
        decoding.Event(Provider, GuardFound, 1, Found(0, "", "at A.B()"))
            .Event(Provider, GuardFound, 1, Found(0, "", "at A.C()"))
            .Event(Provider, GuardFound, 1, Found(0, "", "at A.B()"));
        Assert.Equal([0, 1, 0], decoding.Journal.Pool.Given[..3]);
    }

    [Fact]
    public void ReportsWithoutEndAndTextsWithoutEndTakeNoMemoryWithoutEnd()
    {
        using Decoding decoding = new();
        for (int i = 0; i < 4096; i++) decoding.Event(Provider, GuardFound, 1, Found(4, $"Field{i}", ""));
        decoding.Journal.Clear();
        foreach (int i in (int[])[4096, 4097, 0]) decoding.Event(Provider, GuardFound, 1, Found(4, $"Field{i}", ""));
        Assert.Equal([4096, 4096, 0], decoding.Journal.Pool.Given[..3]);
        Assert.Equal("", decoding.Catalog.Catalog.GuardReports[4096].Fields);

        using Decoding another = new();
        Name(another, pool: 7, new string('n', 9000), weighs: 0).Event(Provider, GuardFound, 1, Found(4, new string('f', 20_000), ""));
        Assert.Equal(8000, another.Catalog.Catalog.GuardReports[0].Fields.Length);
        Assert.Equal(201, another.Catalog.Catalog.Pools[0].Name.Length);
    }

    private static ByteWriter Found(int kind, string fields, string stack) => new ByteWriter().Int64(7).Int64(9).Int32(kind)
        .Utf16(fields).Utf16("others").Utf16(stack).Utf16("").Utf16(stack);

    private static Decoding Name(Decoding decoding, long pool, string name, int weighs) => decoding.Event(
        Provider, Named, 1, new ByteWriter().Int64(pool).Utf16(name).Utf16("System.Object").Int32(weighs));

    private static ByteWriter Item(long pool, long item, long size) => new ByteWriter().Int64(pool).Int64(item).Int64(size);
}
