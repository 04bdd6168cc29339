using Rockpool.Tiers;

namespace Rockpool.Interleavings.ExplorerTests;

/// <summary>Mistakes that the explorer must find, and code without a mistake that it must pass.</summary>
public sealed class FindingTests
{
    [Fact]
    public void ALostUpdateIsFound()
    {
        static void Increment(Scenario scenario)
        {
            int x = 0;
            scenario.Thread("one", () => Atomic.PlainWrite(ref x, Atomic.PlainRead(ref x) + 1));
            scenario.Thread("two", () => Atomic.PlainWrite(ref x, Atomic.PlainRead(ref x) + 1));
            scenario.AtEnd(() => Assert.Equal(2, x));
        }

        var failure = Assert.Throws<ScheduleException>(() => Explorer.Explore(Increment, Bounds.Every));
        Assert.Equal(1, failure.Preemptions);
        Assert.Throws<ScheduleException>(() => Explorer.Explore(Increment, Bounds.EveryTrace));
    }

    [Fact]
    public void ADoubleTakeFromAPlainSlotIsFound()
    {
        var failure = Assert.Throws<ScheduleException>(() => Explorer.Explore(TwoTakers<PlainSlot>(slot => slot.Put("item"), slot => slot.Take()), Bounds.Every));
        Assert.Equal(1, failure.Preemptions);
    }

    [Fact]
    public void NoScheduleTakesTwiceFromAnExchangeSlot()
    {
        Exploration explored = Explorer.Explore(TwoTakers<ExchangeSlot>(slot => slot.TryPut("item"), slot => slot.Take()), Bounds.Every);
        Assert.Equal(2, explored.Schedules);
    }

    /// <summary>Two threads take and put back twice each: four steps each at most, every order of them.</summary>
    [Fact]
    public void NoScheduleLosesOrSharesWhatAnExchangeSlotHolds()
    {
        Exploration explored = Explorer.Explore(scenario =>
        {
            var slot = new ExchangeSlot();
            slot.TryPut("item");
            int holders = 0;
            scenario.Thread("one", Borrow);
            scenario.Thread("two", Borrow);
            scenario.AtEnd(() => Assert.Equal("item", slot.Take()));
            void Borrow()
            {
                for (int round = 0; round < 2; round++)
                {
                    if (slot.Take() is not { } item)
                        continue;
                    Assert.Equal(1, ++holders);
                    holders--;
                    Assert.True(slot.TryPut(item));
                }
            }
        }, Bounds.Every);
        Assert.Equal(SchedulesOfTwoBorrowers(true, 0, 2, 0, 2), explored.Schedules);
    }

    /// <summary>It takes two preemptions: a pop interrupted after it read the next node, and one more while the other thread still runs.</summary>
    [Fact]
    public void ANodeThatCameBackIsFound()
    {
        static void PopWhileNodesComeBack(Scenario scenario)
        {
            var stack = new LinkedStack();
            LinkedStack.Node[] nodes = [new("A"), new("B"), new("C")];
            foreach (LinkedStack.Node node in nodes.Reverse())
                stack.Push(node);
            var taken = new List<LinkedStack.Node>();
            scenario.Thread("pops", () => Keep(stack.Pop()));
            scenario.Thread("shuffles", () =>
            {
                LinkedStack.Node? first = stack.Pop();
                Keep(stack.Pop());
                if (first is not null)
                    stack.Push(first);
            });
            scenario.AtEnd(() =>
            {
                while (stack.Pop() is { } rest)
                    Keep(rest);
                Assert.Equal(nodes.Length, taken.Count);
            });
            void Keep(LinkedStack.Node? node)
            {
                if (node is null)
                    return;
                Assert.DoesNotContain(node, taken);
                taken.Add(node);
            }
        }

        Assert.Throws<ScheduleException>(() => Explorer.Explore(PopWhileNodesComeBack, Bounds.Every));
    }

    [Fact]
    public void ADeadlockIsFound()
    {
        var failure = Assert.Throws<ScheduleException>(() => Explorer.Explore(scenario =>
        {
            bool left = false, right = false;
            scenario.Thread("one", () =>
            {
                Turn.Until(() => !left);
                left = true;
                Turn.Until(() => !right);
                (left, right) = (false, false);
            });
            scenario.Thread("two", () =>
            {
                Turn.Until(() => !right);
                right = true;
                Turn.Until(() => !left);
                (left, right) = (false, false);
            });
        }, Bounds.Every));
        Assert.Contains("deadlock: one waits for () => !right, two waits for () => !left", failure.Message);
    }

    [Fact]
    public void ALivelockIsFound()
    {
        var failure = Assert.Throws<ScheduleException>(() => Explorer.Explore(scenario =>
        {
            bool raised = false;
            scenario.Thread("spins", () =>
            {
                while (!Atomic.Load(ref raised))
                {
                }
            });
            scenario.Thread("raises", () => Atomic.Store(ref raised, true));
        }, new Bounds(0)));
        Assert.Contains("livelock", failure.Message);
    }

    private static Action<Scenario> TwoTakers<TSlot>(Action<TSlot> fill, Func<TSlot, object?> take)
        where TSlot : new() => scenario =>
        {
            var slot = new TSlot();
            fill(slot);
            int taken = 0;
            scenario.Thread("one", Take);
            scenario.Thread("two", Take);
            scenario.AtEnd(() => Assert.Equal(1, taken));
            void Take()
            {
                if (take(slot) is not null)
                    taken++;
            }
        };

    /// <summary>Counted by the meaning of a slot alone: who takes what is there must put it back in its next step.</summary>
    private static long SchedulesOfTwoBorrowers(bool full, int holds, int rounds, int otherHolds, int otherRounds)
    {
        if (rounds == 0 && otherRounds == 0)
            return 1;
        long ways = 0;
        if (rounds > 0)
            ways += Step(full, holds, rounds, (nowFull, nowHolds, left) => SchedulesOfTwoBorrowers(nowFull, nowHolds, left, otherHolds, otherRounds));
        if (otherRounds > 0)
            ways += Step(full, otherHolds, otherRounds, (nowFull, nowHolds, left) => SchedulesOfTwoBorrowers(nowFull, holds, rounds, nowHolds, left));
        return ways;
    }

    private static long Step(bool full, int holds, int rounds, Func<bool, int, int, long> then) => (holds, full) switch
    {
        (1, _) => then(true, 0, rounds - 1),
        (_, true) => then(false, 1, rounds),
        _ => then(false, 0, rounds - 1),
    };
}
