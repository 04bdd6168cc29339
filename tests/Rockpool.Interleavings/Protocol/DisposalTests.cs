namespace Rockpool.Interleavings.Protocol;

/// <summary>A pool ends while others use it: what must be discarded is, exactly once, and never while somebody holds it.</summary>
public sealed class DisposalTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WhileTheOwnerRentsAndReturns(bool mustDiscard) => Explore(Depth.Delaying(2), scenario =>
    {
        var trade = new Trade(scenario, SmallLayouts.TwoShelves(capacity: 1), mustDiscard);
        scenario.Thread("owner", () => UntilDisposed(() => trade.Burst(3)), before: () => trade.Burst(3));
        scenario.Thread("disposes", trade.Dispose);
    });

    [Fact]
    public void WhileWhatIsOutComesHome() => Explore(Depth.Delaying(2), scenario =>
    {
        var trade = new Trade(scenario, SmallLayouts.TwoShelves(capacity: 1), mustDiscard: true);
        Item[] held = [];
        scenario.Thread("returns", () => Array.ForEach(held, trade.Return), before: () => held = [trade.Rent(), trade.Rent()]);
        scenario.Thread("disposes", trade.Dispose);
    });

    [Fact]
    public void WhileAThreadJoins() => Explore(Depth.Of(2), scenario =>
    {
        var trade = new Trade(scenario, SmallLayouts.TwoShelves(capacity: 1), mustDiscard: true);
        scenario.Thread("joins", () => UntilDisposed(() => trade.Burst(2)));
        scenario.Thread("disposes", trade.Dispose, before: () => trade.Burst(2));
    });

    [Fact]
    public void WhileItIsWarmed() => Explore(Depth.Of(2), scenario =>
    {
        var trade = new Trade(scenario, SmallLayouts.TwoShelves(capacity: 1), mustDiscard: true);
        scenario.Thread("warms", () => UntilDisposed(() => trade.Pool.Prewarm(2)));
        scenario.Thread("disposes", trade.Dispose);
    });

    [Fact]
    public void WhileTheTideTurns() => Explore(Depth.Delaying(1), scenario =>
    {
        var trade = new Trade(scenario, SmallLayouts.TwoShelves(capacity: 1), mustDiscard: true);
        scenario.Thread("owner", () => UntilDisposed(() => trade.Burst(2)), before: () => trade.Burst(3));
        scenario.Thread("tide", trade.Turn, before: trade.Turn);
        scenario.Thread("disposes", trade.Dispose);
    });

    [Fact]
    public void Twice() => Explore(Depth.Of(2), scenario =>
    {
        var trade = new Trade(scenario, SmallLayouts.TwoShelves(capacity: 1), mustDiscard: true);
        scenario.Thread("one", trade.Dispose, before: () => trade.Burst(3));
        scenario.Thread("other", trade.Dispose, before: () => trade.Burst(3));
    });

    /// <summary>The owner's second look at the gate, after it filled the slot, is worth something only with the barrier.</summary>
    [Fact]
    public void WithoutTheBarrierAnItemIsNotDiscarded() => Assert.Throws<ScheduleException>(() => Explore(Depth.Delaying(2), scenario =>
    {
        var trade = new Trade(scenario, SmallLayouts.TwoShelves(capacity: 1), mustDiscard: true);
        Item held = null!;
        scenario.IgnoresBarriers = true;
        scenario.Thread("returns", () => trade.Return(held), before: () => held = trade.Rent());
        scenario.Thread("disposes", trade.Dispose);
    }));

    /// <summary>To rent from a disposed pool throws, and what was rented before stays its holder's.</summary>
    private static void UntilDisposed(Action use)
    {
        try
        {
            use();
        }
        catch (ObjectDisposedException disposed)
        {
            Assert.Contains("disposed", disposed.Message);
        }
    }

    private void Explore(Bounds bounds, Action<Scenario> describe) => output.WriteLine($"{Explorer.Explore(describe, bounds)}");
}
