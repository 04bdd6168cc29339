namespace Rockpool.Interleavings.Protocol;

/// <summary>What tides took is rented again, or forgotten, while threads go on.</summary>
public sealed class FlotsamTests(ITestOutputHelper output)
{
    /// <summary>Two threads look for what tides take at that moment: each item is found by one.</summary>
    [Fact]
    public void TidesAgainstTwoRenters() => Explore(Depth.Of(1), scenario =>
    {
        var trade = new Trade(scenario, SmallLayouts.TwoShelves(capacity: 1) with { KeepsWeakly = true });
        scenario.Thread("owner", () => trade.Burst(3), before: () => trade.Burst(4));
        scenario.Thread("tides", () =>
        {
            trade.Turn();
            trade.Turn();
        }, before: trade.Turn);
        scenario.Thread("other", () => trade.Burst(3), processor: 1);
    });

    [Fact]
    public void ATrimAgainstWhoRents() => Explore(Depth.Of(2), scenario =>
    {
        var trade = new Trade(scenario, SmallLayouts.OneShelf with { KeepsWeakly = true });
        scenario.Thread("owner", () => trade.Burst(3), before: () => trade.Burst(3));
        scenario.Thread("trims", trade.Pool.Trim, before: () =>
        {
            trade.Turn();
            trade.Turn();
            trade.Turn();
        });
    });

    [Fact]
    public void TheEndAgainstATide() => Explore(Depth.Of(1), scenario =>
    {
        var trade = new Trade(scenario, SmallLayouts.OneShelf with { KeepsWeakly = true });
        scenario.Thread("ends", trade.Dispose, before: () => trade.Burst(4));
        scenario.Thread("tides", () =>
        {
            trade.Turn();
            trade.Turn();
            trade.Turn();
        });
    });

    private void Explore(Bounds bounds, Action<Scenario> describe) => output.WriteLine($"{Explorer.Explore(describe, bounds)}");
}
