using Rockpool.Tiers;

namespace Rockpool.Interleavings.ExplorerTests;

/// <summary>What a failing schedule tells, and that it leaves nothing behind.</summary>
public sealed class FailureTests
{
    [Fact]
    public void TheScheduleIsPrintedStepByStep()
    {
        var failure = Assert.Throws<ScheduleException>(() => Explorer.Explore(DoubleTake, Bounds.Every));
        Assert.Equal(
            """
            taken twice
            after 1 preemptions; again with Explorer.Replay(scenario, "1001"):

              thief:
                  Take: PlainRead _item -> the item
              owner:
                  Take: PlainRead _item -> the item
                  Take: PlainWrite _item = null
              thief:
                  Take: PlainWrite _item = null
            """,
            failure.Message,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void AFailureCanBeRunAgain()
    {
        var found = Assert.Throws<ScheduleException>(() => Explorer.Explore(DoubleTake, Bounds.Every));
        var again = Assert.Throws<ScheduleException>(() => Explorer.Replay(DoubleTake, found.Schedule));
        Assert.Equal(found.Message, again.Message);
        Explorer.Replay(DoubleTake, "0011");
    }

    [Fact]
    public void TheOtherThreadsOfAFailedRunUnwind()
    {
        int unwound = 0;
        Assert.Throws<ScheduleException>(() => Explorer.Explore(scenario =>
        {
            int x = 0;
            scenario.Thread("fails", () => throw new InvalidOperationException($"x is {Atomic.Load(ref x)}"));
            scenario.Thread("waits", () =>
            {
                try
                {
                    Turn.Until(() => false);
                }
                finally
                {
                    unwound++;
                    Atomic.Store(ref x, 1);
                }
            });
        }, Bounds.Every));
        // Once as it was found, once as it was written down.
        Assert.Equal(2, unwound);
    }

    [Fact]
    public void AScenarioThatDependsOnMoreThanItsScheduleIsRefused()
    {
        int runs = 0;
        var failure = Assert.Throws<InvalidOperationException>(() => Explorer.Explore(scenario =>
        {
            int x = 0;
            int steps = runs++ == 0 ? 3 : 1;
            scenario.Thread("changes", () =>
            {
                for (int step = 0; step < steps; step++)
                    Atomic.Store(ref x, step);
            });
            scenario.Thread("stays", () => Atomic.Store(ref x, 0));
        }, Bounds.Every));
        Assert.Contains("did something else", failure.ToString());
    }

    private static void DoubleTake(Scenario scenario)
    {
        var slot = new PlainSlot();
        slot.Put("the item");
        int taken = 0;
        scenario.Thread("owner", Take);
        scenario.Thread("thief", Take);
        scenario.AtEnd(() =>
        {
            if (taken > 1)
                throw new InvalidOperationException("taken twice");
        });
        void Take()
        {
            if (slot.Take() is not null)
                taken++;
        }
    }
}
