using Rockpool.Interleavings.Exploring;
using Rockpool.Leases;
using Xunit;

namespace Rockpool.Interleavings.Leases;

/// <summary>Copies of a lease on several threads, under every order of their accesses.</summary>
public sealed class LeaseCellTests
{
    private static readonly Bounds Delaying = Bounds.Every with { DelayStores = true };

    [Fact]
    public void OfCopiesEndedAtOnceExactlyOneGetsTheItem() => Explorer.Explore(scenario =>
    {
        var cell = new LeaseCell();
        long version = cell.Begin("item");
        int ends = 0;
        foreach (string name in (string[])["one", "two", "three"])
        {
            scenario.Thread(name, () =>
            {
                if (cell.End(version) is null)
                    return;
                ends++;
            });
        }

        scenario.AtEnd(() => Assert.Equal(1, ends));
    }, Delaying);

    /// <summary>Who ends the lease lends the cell's next item at once, while the others still try their copies.</summary>
    [Fact]
    public void ACopyNeverSeesNorEndsTheNextLease() => Explorer.Explore(scenario =>
    {
        var cell = new LeaseCell();
        long version = cell.Begin("item");
        scenario.Thread("ends and lends", () =>
        {
            Assert.Equal("item", cell.End(version));
            long next = cell.Begin("next item");
            Assert.Equal("next item", cell.Read(next));
            Assert.Equal("next item", cell.End(next));
        });
        scenario.Thread("reads", () => Assert.True(cell.Read(version) is null or "item"));
        scenario.Thread("reads late and ends", () =>
        {
            if (cell.Read(version) is null)
                Assert.Null(cell.End(version));
        });
    }, Delaying);

    [Fact]
    public void CopiesThatEndAndReadRaceForOneItem() => Explorer.Explore(scenario =>
    {
        var cell = new LeaseCell();
        long version = cell.Begin("item");
        int ends = 0;
        scenario.Thread("one", EndAndLendAgain);
        scenario.Thread("two", EndAndLendAgain);
        scenario.Thread("reads", () => Assert.True(cell.Read(version) is null or "item"));
        scenario.AtEnd(() => Assert.Equal(1, ends));
        void EndAndLendAgain()
        {
            if (cell.End(version) is not { } item)
                return;
            ends++;
            Assert.Equal("item", item);
            Assert.NotEqual(version, cell.Begin("next item"));
        }
    }, Delaying);
}
