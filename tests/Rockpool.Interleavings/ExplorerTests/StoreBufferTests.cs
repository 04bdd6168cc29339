using System.Runtime.CompilerServices;
using Rockpool.Tiers;

namespace Rockpool.Interleavings.ExplorerTests;

/// <summary>What a processor that delays stores shows, and what it never does.</summary>
public sealed class StoreBufferTests
{
    private static readonly Bounds Delaying = Bounds.Every with { DelayStores = true };

    /// <summary>Each raises its flag and looks at the other's. Without delays one of them sees the other.</summary>
    [Fact]
    public void BothMayMissTheOthersFlag()
    {
        Explorer.Explore(TwoFlags(between: () => { }), Bounds.Every);
        var failure = Assert.Throws<ScheduleException>(() => Explorer.Explore(TwoFlags(between: () => { }), Delaying));
        Assert.Contains("seen by others later", failure.Message);
        Assert.Throws<ScheduleException>(() => Explorer.Replay(TwoFlags(between: () => { }), failure.Schedule));
    }

    /// <summary>A barrier of the whole process on one side is enough for both.</summary>
    [Fact]
    public void ABarrierOfTheProcessOnOneSideMakesOneSeeTheOther() =>
        Explorer.Explore(TwoFlags(between: () => Atomic.ProcessWideBarrier()), Delaying);

    /// <summary>Stores are delayed in their order: who sees the second sees the first.</summary>
    [Fact]
    public void WhatWasStoredBeforeAFlagIsSeenWithIt()
    {
        int seen = 0;
        Explorer.Explore(scenario =>
        {
            int data = 0, flag = 0;
            scenario.Thread("writes", () =>
            {
                Atomic.PlainWrite(ref data, 1);
                Atomic.Store(ref flag, 1);
            });
            scenario.Thread("reads", () =>
            {
                if (Atomic.Load(ref flag) == 0)
                    return;
                seen++;
                Assert.Equal(1, Atomic.PlainRead(ref data));
            });
        }, Delaying);
        Assert.NotEqual(0, seen);
    }

    [Fact]
    public void AThreadSeesItsOwnStores() => Explorer.Explore(scenario =>
    {
        int data = 0;
        scenario.Thread("writes", () =>
        {
            Atomic.PlainWrite(ref data, 1);
            Atomic.PlainWrite(ref data, 2);
            Assert.Equal(2, Atomic.PlainRead(ref data));
        });
        scenario.Thread("reads", () => Atomic.Load(ref data));
    }, Delaying);

    /// <summary>An interlocked access lets the earlier stores of its thread be seen first.</summary>
    [Fact]
    public void WhatWasStoredBeforeAnExchangeIsSeenWithIt() => Explorer.Explore(scenario =>
    {
        int data = 0, flag = 0;
        scenario.Thread("writes", () =>
        {
            Atomic.PlainWrite(ref data, 1);
            Atomic.Exchange(ref flag, 1);
            Assert.Equal(1, data);
        });
        scenario.Thread("reads", () => Atomic.Load(ref data));
    }, Delaying);

    /// <summary>A delayed store goes by an address; a run in which that may have changed is made again.</summary>
    [Fact]
    public void ACollectionDoesNotMisleadAStore()
    {
        int runs = 0;
        long schedules = Explorer.Explore(OneDelayedStore(() => { }), Delaying).Schedules;
        long disturbed = Explorer.Explore(OneDelayedStore(() => CollectIf(++runs <= 20)), Delaying).Schedules;
        Assert.Equal(schedules, disturbed);
        Assert.True(runs > schedules, "no run was made again");
    }

    private static void CollectIf(bool condition)
    {
        if (condition)
            GC.Collect();
    }

    private static Action<Scenario> OneDelayedStore(Action meanwhile) => scenario =>
    {
        var cell = new StrongBox<int>(1);
        scenario.Thread("writes", () =>
        {
            Atomic.Store(ref cell.Value, 2);
            meanwhile();
            Assert.Equal(2, Atomic.Load(ref cell.Value));
        });
        scenario.Thread("reads", () => Atomic.Load(ref cell.Value));
        scenario.AtEnd(() => Assert.Equal(2, cell.Value));
    };

    private static Action<Scenario> TwoFlags(Action between) => scenario =>
    {
        int left = 0, right = 0;
        bool leftSees = false, rightSees = false;
        scenario.Thread("left", () =>
        {
            Atomic.Store(ref left, 1);
            leftSees = Atomic.Load(ref right) == 1;
        });
        scenario.Thread("right", () =>
        {
            Atomic.Store(ref right, 1);
            between();
            rightSees = Atomic.Load(ref left) == 1;
        });
        scenario.AtEnd(() => Assert.True(leftSees || rightSees, "neither saw the other"));
    };
}
