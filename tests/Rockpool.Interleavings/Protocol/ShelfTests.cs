namespace Rockpool.Interleavings.Protocol;

/// <summary>Threads that trade magazines over the shelves.</summary>
public sealed class ShelfTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void BurstsOfTwoThreads(int otherProcessor) => Explore(Depth.Of(2), scenario =>
    {
        var trade = new Trade(scenario, SmallLayouts.TwoShelves(capacity: 1));
        scenario.Thread("one", () => trade.Burst(3), before: () => trade.Burst(4));
        scenario.Thread("two", () => trade.Burst(3), otherProcessor, before: () => trade.Burst(4));
    });

    [Fact]
    public void BurstsOfThreeThreads() => Explore(Depth.Of(1), scenario =>
    {
        var trade = new Trade(scenario, SmallLayouts.OneShelf);
        foreach (string name in (string[])["one", "two", "three"])
            scenario.Thread(name, () => trade.Burst(3), before: () => trade.Burst(3));
    });

    /// <summary>One only rents, the other only returns: what comes home goes to the shelves, and nothing overflows.</summary>
    [Fact]
    public void HandOff() => Explore(Depth.Of(2), scenario =>
    {
        var trade = new Trade(scenario, SmallLayouts.TwoShelves(capacity: 2));
        var way = new Queue<Item>();
        scenario.Thread("rents", () =>
        {
            for (int i = 0; i < 4; i++)
                way.Enqueue(trade.Rent());
        }, before: () => trade.Burst(2));
        scenario.Thread("returns", () =>
        {
            for (int i = 0; i < 4; i++)
            {
                Turn.Until(() => way.Count > 0);
                trade.Return(way.Dequeue());
            }
        }, processor: 1);
        scenario.AtEnd(() => Assert.Equal(0, trade.Pool.Statistics.DroppedByOverflow));
    });

    [Fact]
    public void BurstsOfALimitedPool() => Explore(Depth.Of(1), scenario =>
    {
        var trade = new Trade(scenario, SmallLayouts.Limited(items: 3));
        scenario.Thread("one", () => trade.Burst(3));
        scenario.Thread("two", () => trade.Burst(3));
    });

    [Fact]
    public void BurstsOfAPoolWithoutThreadsOwn() => Explore(Depth.Of(1), scenario =>
    {
        var trade = new Trade(scenario, SmallLayouts.SharedOnly(items: 2));
        scenario.Thread("one", () => trade.Burst(2));
        scenario.Thread("two", () => trade.Burst(2));
    });

    [Fact]
    public void CountsReadMeanwhile() => Explore(Depth.Of(1), scenario =>
    {
        var trade = new Trade(scenario, SmallLayouts.TwoShelves(capacity: 1));
        scenario.Thread("one", () => trade.Burst(2));
        scenario.Thread("two", () => trade.Burst(2));
        scenario.Thread("reads", () => Assert.InRange(trade.Pool.Statistics.Outstanding, 0, 4));
    });

    private void Explore(Bounds bounds, Action<Scenario> describe) => output.WriteLine($"{Explorer.Explore(describe, bounds)}");
}
