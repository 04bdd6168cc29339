using Rockpool.Tiers;

namespace Rockpool.Interleavings.ExplorerTests;

/// <summary>For small scenarios it is known how many schedules there are.</summary>
public sealed class CountTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(6, 6)]
    [InlineData(2, 3, 4)]
    [InlineData(1, 1, 1, 1)]
    public void EveryScheduleRunsOnce(params int[] steps)
    {
        var seen = new HashSet<string>();
        Exploration explored = Explorer.Explore(scenario => Describe(scenario, steps, seen), Bounds.Every);
        long schedules = Multinomial(steps);
        Assert.Equal(schedules, explored.Schedules);
        Assert.Equal(schedules, seen.Count);
        Assert.Equal(schedules * steps.Sum(), explored.Steps);
    }

    [Theory]
    [InlineData(5, 5, 0)]
    [InlineData(5, 5, 1)]
    [InlineData(5, 5, 2)]
    [InlineData(7, 4, 3)]
    [InlineData(7, 4, 5)]
    public void ABoundOfPreemptionsLeavesOutExactlyTheSchedulesWithMore(int first, int second, int bound)
    {
        Exploration explored = Explorer.Explore(scenario => Describe(scenario, [first, second], []), new Bounds(bound));
        Assert.Equal(Enumerable.Range(0, bound + 1).Sum(preemptions => WithPreemptions(first, second, preemptions)), explored.Schedules);
    }

    /// <summary>Steps of three threads at different locations: any order is as good as any other.</summary>
    [Fact]
    public void OfIndependentAccessesOneOrderIsEnough()
    {
        var explored = Explorer.Explore(scenario =>
        {
            int[] mine = new int[3];
            for (int i = 0; i < mine.Length; i++)
            {
                int me = i;
                scenario.Thread($"{me}", () =>
                {
                    for (int step = 0; step < 3; step++)
                        Atomic.Store(ref mine[me], step);
                });
            }
        }, Bounds.EveryTrace);
        Assert.Equal(1, explored.Schedules);
    }

    /// <summary>Two threads write by turns a location of their own and one of both: only the order at the latter matters.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void OfDependentAccessesEveryOrderIsRunOnce(int rounds)
    {
        var seen = new HashSet<string>();
        Exploration explored = Explorer.Explore(scenario =>
        {
            int[] own = new int[2];
            int shared = 0;
            string order = "";
            scenario.Thread("0", () => Write(0));
            scenario.Thread("1", () => Write(1));
            scenario.AtEnd(() => seen.Add(order));
            void Write(int me)
            {
                for (int round = 0; round < rounds; round++)
                {
                    Atomic.Store(ref own[me], round);
                    Atomic.Store(ref shared, me);
                    order += me;
                }
            }
        }, Bounds.EveryTrace);
        Assert.Equal(Multinomial([rounds, rounds]), explored.Schedules);
        Assert.Equal(explored.Schedules, seen.Count);
    }

    private static void Describe(Scenario scenario, int[] steps, HashSet<string> seen)
    {
        int shared = 0;
        string order = "";
        for (int i = 0; i < steps.Length; i++)
        {
            int me = i;
            scenario.Thread($"{me}", () =>
            {
                for (int step = 0; step < steps[me]; step++)
                {
                    Atomic.Store(ref shared, me);
                    order += me;
                }
            });
        }

        scenario.AtEnd(() => seen.Add(order));
    }

    /// <summary>The ways to merge sequences of these lengths.</summary>
    private static long Multinomial(int[] steps)
    {
        long ways = 1;
        int sum = 0;
        foreach (int length in steps)
            ways *= Choose(sum += length, length);
        return ways;
    }

    /// <summary>
    /// A schedule of two threads is a sequence of blocks by turns. The switch to the last block is free, since the other
    /// thread has ended, so n preemptions make n + 2 blocks; what remains is where each thread is cut into its blocks.
    /// </summary>
    private static long WithPreemptions(int first, int second, int preemptions)
    {
        int blocks = preemptions + 2;
        return (Cuts(first, (blocks + 1) / 2) * Cuts(second, blocks / 2)) + (Cuts(second, (blocks + 1) / 2) * Cuts(first, blocks / 2));
    }

    private static long Cuts(int steps, int blocks) => Choose(steps - 1, blocks - 1);

    private static long Choose(int from, int count)
    {
        if (count > from)
            return 0;
        long ways = 1;
        for (int i = 1; i <= count; i++)
            ways = ways * (from - count + i) / i;
        return ways;
    }
}
