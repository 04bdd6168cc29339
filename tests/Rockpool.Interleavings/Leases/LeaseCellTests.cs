using Rockpool.Leases;

namespace Rockpool.Interleavings.Leases;

/// <summary>Copies of a lease in a cell that ends by exchange alone, under every order of their accesses.</summary>
public sealed class LeaseCellTests
{
    private static readonly Bounds Delaying = Bounds.Every with { DelayStores = true };

    [Fact]
    public void OfCopiesEndedAtOnceExactlyOneGetsTheItem() => Explorer.Explore(scenario =>
    {
        (LeaseCell cell, long version) = Lend("item");
        int ends = 0;
        scenario.Thread("one", () => Interlocked.Add(ref ends, End(cell, version)));
        scenario.Thread("two", () => Interlocked.Add(ref ends, End(cell, version)));
        scenario.Thread("three", () => Interlocked.Add(ref ends, End(cell, version)));
        scenario.AtEnd(() => Assert.Equal(1, ends));
    }, Delaying);

    /// <summary>The thread whose cell it is lends again as soon as another has ended the lease, whose copies are still tried.</summary>
    [Fact]
    public void ACopyNeverSeesNorEndsTheNextLease() => Explorer.Explore(scenario =>
    {
        (LeaseCell cell, long version) = Lend("item");
        scenario.Thread("lends again", () =>
        {
            if (!cell.TryBegin("next item", out long next))
                return;
            Assert.Equal("next item", cell.Read(next));
            Assert.Equal("next item", cell.End(next));
            Assert.Null(cell.Read(next));
        });
        scenario.Thread("ends", () => Assert.Equal("item", cell.End(version)));
        scenario.Thread("reads", () => Assert.True(cell.Read(version) is null or "item"));
        scenario.AtEnd(() => Assert.True(cell.TryBegin("last item", out _)));
    }, Delaying);

    [Fact]
    public void OneOfTwoEndsAndTheNextLeaseIsNotTouched() => Explorer.Explore(scenario =>
    {
        (LeaseCell cell, long version) = Lend("item");
        int ends = 0;
        bool isLentAgain = false;
        long next = 0;
        scenario.Thread("ends and lends again", () =>
        {
            Interlocked.Add(ref ends, End(cell, version));
            isLentAgain = cell.TryBegin("next item", out next);
        });
        scenario.Thread("ends", () => Interlocked.Add(ref ends, End(cell, version)));
        scenario.AtEnd(() =>
        {
            Assert.Equal(1, ends);
            Assert.True(isLentAgain);
            Assert.Equal("next item", cell.End(next));
        });
    }, Delaying);

    [Fact]
    public void WhatIsLetGoIsNeverAnItemThatIsLent() => Explorer.Explore(scenario =>
    {
        (LeaseCell cell, long version) = Lend("item");
        scenario.Thread("lets go", () => cell.Forget());
        scenario.Thread("ends", () => Assert.Equal("item", cell.End(version)));
    }, Delaying);

    private static (LeaseCell Cell, long Version) Lend(string item)
    {
        var cell = new LeaseCell(home: null);
        Assert.True(cell.TryBegin(item, out long version));
        return (cell, version);
    }

    // How many items that got: one or none.
    private static int End(LeaseCell cell, long version)
    {
        object? item = cell.End(version);
        Assert.True(item is null or "item");
        return item is null ? 0 : 1;
    }
}
