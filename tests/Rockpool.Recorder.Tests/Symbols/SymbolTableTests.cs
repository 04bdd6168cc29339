using Rockpool.Recorder.Decode.Symbols;
using Xunit;

namespace Rockpool.Recorder.Tests.Symbols;

public sealed class SymbolTableTests
{
    private const long AlwaysThere = long.MinValue;
    private readonly SymbolTable _table = new();

    [Fact]
    public void AnAddressBelongsToTheCodeAroundIt()
    {
        Add("A", 0x1000, 0x100);
        Add("B", 0x1100, 0x10);
        Add("Far", 0x9000, 0x10);
        Assert.Null(Name(0xfff));
        Assert.Equal("A", Name(0x1000));
        Assert.Equal("A", Name(0x10ff));
        Assert.Equal("B", Name(0x1100));
        Assert.Null(Name(0x1110));
        Assert.Equal("Far", Name(0x900f));
        Assert.Null(Name(ulong.MaxValue));
        Assert.Null(Name(0));
    }

    [Fact]
    public void AnEmptyTableKnowsNothing() => Assert.Null(Name(0x1000));

    [Fact]
    public void ReusedMemoryBelongsToWhatWasThereAtTheTime()
    {
        Add("A", 0x1000, 0x100, loadedAt: 10);
        _table.Unload(0x1000, Id("A"), 20);
        Add("B", 0x1040, 0x80, loadedAt: 30);
        Assert.Null(Name(0x1050, 5));
        Assert.Equal("A", Name(0x1050, 15));
        Assert.Null(Name(0x1050, 25));
        Assert.Equal("B", Name(0x1050, 35));
        Assert.Null(Name(0x1010, 35));
    }

    [Fact]
    public void WhatARundownFindsCameAfterWhatLeft()
    {
        Add("A", 0x1000, 0x100, AlwaysThere, knownAt: 0);
        _table.Unload(0x1000, Id("A"), 20);
        Add("B", 0x1000, 0x80, AlwaysThere, knownAt: 100);
        Assert.Equal("A", Name(0x1050, 15));
        Assert.Equal("B", Name(0x1050, 35));
    }

    [Fact]
    public void WhatCannotBeToldApartHasNoName()
    {
        Add("A", 0x1000, 0x100, AlwaysThere, knownAt: 0);
        Add("B", 0x1040, 0x100, AlwaysThere, knownAt: 100);
        Assert.Null(Name(0x1050, 50));
        Assert.Equal("A", Name(0x1010, 50));
    }

    [Fact]
    public void TheSameToldTwiceIsOne()
    {
        Add("A", 0x1000, 0x100, loadedAt: 10);
        Add("A", 0x1000, 0x100, AlwaysThere, knownAt: 100);
        Add("A", 0x1000, 0x100, loadedAt: 11);
        Assert.Equal(1, _table.Methods);
        Assert.Null(Name(0x1000, 5));
        Assert.Equal("A", Name(0x1000, 10));
    }

    [Fact]
    public void ARundownBeforeALoadProvesThatItWasThere()
    {
        Add("A", 0x1000, 0x100, loadedAt: 50);
        Add("A", 0x1000, 0x100, AlwaysThere, knownAt: 10);
        Assert.Equal("A", Name(0x1000, 5));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AMapBelongsToItsVersionInEitherOrder(bool mapFirst)
    {
        NativeMap map = new([0, 5], [0, 0x20]);
        MethodVersion version = new(Id("A"), 3);
        if (mapFirst) _table.Add(version, map);
        Add("A", 0x1000, 0x100, version: 3);
        Add("A", 0x2000, 0x100, version: 4);
        if (!mapFirst) _table.Add(version, map);
        Assert.Same(map, _table.Find(0x1000, 0)!.Map);
        Assert.Null(_table.Find(0x2000, 0)!.Map);
    }

    [Fact]
    public void AMapThatReachesBeyondTheCodeIsAnothers()
    {
        Add("A", 0x1000, 0x10);
        _table.Add(new MethodVersion(Id("A"), 0), new NativeMap([0, 5], [0, 0x20]));
        Assert.Null(_table.Find(0x1000, 0)!.Map);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(4, 0)]
    [InlineData(9, 0)]
    [InlineData(10, 7)]
    [InlineData(19, 7)]
    [InlineData(20, 7)]
    [InlineData(25, 3)]
    [InlineData(1000, 3)]
    public void AMapTellsTheStatement(int native, int? il)
    {
        // Prolog, three statements of which two are empty or out of order, and code that belongs to none.
        NativeMap map = new([-2, 0, 7, 3, -1, 5], [0, 4, 10, 22, 18, 10]);
        NativeMap ordered = new([-2, 0, 5, 7, -1, 3], [0, 4, 10, 10, 18, 22]);
        Assert.Equal(il, ordered.OffsetAt(native));
        Assert.Equal(22, map.LastNativeOffset);
    }

    private static ulong Id(string name) => (ulong)name[0];

    private string? Name(ulong address, long time = 0) => _table.Find(address, time)?.Name;

    private void Add(
        string name, ulong start, uint size, long loadedAt = AlwaysThere, long knownAt = 0, long version = 0) =>
        _table.Add(new MethodCode
        {
            Start = start,
            Size = size,
            Version = new MethodVersion(Id(name), version),
            Module = 1,
            Token = 0x06000001,
            Type = "Type",
            Name = name,
            LoadedAt = loadedAt,
            KnownAt = loadedAt == AlwaysThere ? knownAt : loadedAt,
        });
}
