namespace Rockpool.Interleavings.Protocol;

/// <summary>The tide and a trim take what a thread keeps while that thread comes back to use it.</summary>
public sealed class TideTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MagazinesOfAnIdleThread(bool mustDiscard) => Explore(Depth.Of(2), scenario => TideAgainstOwner(scenario, tidesBefore: 1, mustDiscard));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SlotOfAnIdleThread(bool mustDiscard) => Explore(Depth.Of(2), scenario => TideAgainstOwner(scenario, tidesBefore: 2, mustDiscard));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MagazinesOfAnIdleThreadWhoseStoresAreLate(bool mustDiscard) =>
        Explore(Depth.Delaying(2), scenario => TideAgainstOwner(scenario, tidesBefore: 1, mustDiscard));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SlotOfAnIdleThreadWhoseStoresAreLate(bool mustDiscard) =>
        Explore(Depth.Delaying(2), scenario => TideAgainstOwner(scenario, tidesBefore: 2, mustDiscard));

    /// <summary>What docs/protocol.md says the barrier is for: without it both sides take the magazines.</summary>
    [Fact]
    public void WithoutTheBarrierTwoTakeTheMagazines() => Assert.Throws<ScheduleException>(() => Explore(Depth.Delaying(2), scenario =>
    {
        scenario.IgnoresBarriers = true;
        TideAgainstOwner(scenario, tidesBefore: 1, mustDiscard: true);
    }));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TrimWhileTheOwnerIsAtWork(bool mustDiscard) => Explore(Depth.Delaying(2), scenario =>
    {
        var trade = new Trade(scenario, SmallLayouts.TwoShelves(capacity: 1), mustDiscard);
        scenario.Thread("owner", () => trade.Burst(2), before: () => trade.Burst(3));
        scenario.Thread("trims", trade.Pool.Trim);
    });

    [Fact]
    public void TrimAndTideAtOnce() => Explore(Depth.Of(1), scenario =>
    {
        var trade = new Trade(scenario, SmallLayouts.TwoShelves(capacity: 1), mustDiscard: true);
        scenario.Thread("owner", () => trade.Burst(2), before: () => trade.Burst(3));
        scenario.Thread("trims", trade.Pool.Trim, before: trade.Turn);
        scenario.Thread("tide", trade.Turn);
    });

    /// <summary>What the tide lays out as victims, another thread rents.</summary>
    [Fact]
    public void VictimsAreRentedByOthers() => Explore(Depth.Of(1), scenario =>
    {
        var trade = new Trade(scenario, SmallLayouts.TwoShelves(capacity: 1), mustDiscard: true);
        scenario.Thread("owner", () => trade.Burst(2), before: () => trade.Burst(4));
        scenario.Thread("tide", () =>
        {
            trade.Turn();
            trade.Turn();
        }, before: trade.Turn);
        scenario.Thread("other", () => trade.Burst(2), processor: 1);
    });

    private static void TideAgainstOwner(Scenario scenario, int tidesBefore, bool mustDiscard)
    {
        var trade = new Trade(scenario, SmallLayouts.TwoShelves(capacity: 1), mustDiscard);
        scenario.Thread("owner", () => trade.Burst(2), before: () => trade.Burst(3));
        scenario.Thread("tide", trade.Turn, before: () =>
        {
            for (int i = 0; i < tidesBefore; i++)
                trade.Turn();
        });
    }

    private void Explore(Bounds bounds, Action<Scenario> describe) => output.WriteLine($"{Explorer.Explore(describe, bounds)}");
}
