using Rockpool.Slabs;

namespace Rockpool.Interleavings.Slabs;

/// <summary>Blocks that come and go while slabs stop lending: each block is in one place, and a slab goes with its last one.</summary>
public sealed class SlabCountTests(ITestOutputHelper output)
{
    [Fact]
    public void BurstsOfTwoThreads() => Explore(Depth.Of(2), scenario =>
    {
        var quay = new Quay(scenario);
        scenario.Thread("one", () => quay.Burst(3));
        scenario.Thread("two", () => quay.Burst(2));
    });

    [Fact]
    public void SlabsStopLendingWhileBlocksComeAndGo() => Explore(Depth.Of(2), scenario =>
    {
        var quay = new Quay(scenario);
        PinnedBlock? kept = null;
        scenario.Thread("user", () => quay.Burst(2), before: () =>
        {
            quay.Burst(4);
            kept = quay.Rent();
        });
        scenario.Thread("tide", () =>
        {
            quay.Turn();
            quay.Turn();
        });
        quay.AtEnd(() => Assert.InRange(quay.Yard.Count().Length, 1, 3));
        quay.AtEnd(() => quay.End(kept!));
    });

    [Fact]
    public void TheLastBlockOfASlabComesHomeWhileItIsNeededAgain() => Explore(Depth.Delaying(2), scenario =>
    {
        var quay = new Quay(scenario);
        PinnedBlock? last = null;
        scenario.Thread("brings the last", () => quay.End(last!), before: () =>
        {
            last = quay.Rent();
            // Nothing is needed any more, so that the slab stops lending.
            quay.Yard.Drain(0);
        });
        scenario.Thread("needs one", () => quay.Burst(2));
        quay.AtEnd(() => Assert.Equal(1, quay.Yard.DrainsDone + quay.Yard.DrainsFailed));
    });

    [Fact]
    public void ThePoolIsClosedMeanwhile() => Explore(Depth.Delaying(1), scenario =>
    {
        var quay = new Quay(scenario);
        PinnedBlock? kept = null;
        scenario.Thread("user", () => quay.End(kept!), before: () => kept = quay.Rent());
        scenario.Thread("closes", () => quay.Blocks.Close());
        scenario.AtEnd(() => Assert.Empty(quay.Yard.Count()));
    });

    private void Explore(Bounds bounds, Action<Scenario> describe) => output.WriteLine($"{Explorer.Explore(describe, bounds)}");
}
