using Rockpool.Leases;
using Rockpool.Tiers;

namespace Rockpool.Interleavings.Leases;

/// <summary>
/// Copies of a lease in a thread's own cell, which that thread ends plainly until another comes, under every order of their
/// accesses.
/// </summary>
public sealed class HomeCellTests(ITestOutputHelper output)
{
    private LeaseCell _cell = null!;
    private long _version;
    private int _ends;

    [Fact]
    public void OfTheOwnerAndAnotherExactlyOneGetsTheItem() => Explore(Depth.Delaying(5), scenario =>
    {
        scenario.Thread("owner", End, before: Lend);
        scenario.Thread("other", End);
        scenario.AtEnd(() => Assert.Equal(1, _ends));
    });

    /// <summary>What the barrier is for: without it the owner may not see that it has company, nor be seen.</summary>
    [Fact]
    public void WithoutTheBarrierBothGetTheItem() => Assert.Throws<ScheduleException>(() => Explore(Depth.Delaying(3), scenario =>
    {
        scenario.IgnoresBarriers = true;
        scenario.Thread("owner", End, before: Lend);
        scenario.Thread("other", End);
        scenario.AtEnd(() => Assert.Equal(1, _ends));
    }));

    /// <summary>Two come from elsewhere at once: the second must not take it that the first has been through already.</summary>
    [Fact]
    public void OfThreeCopiesExactlyOneGetsTheItem() => Explore(Depth.Delaying(3), scenario =>
    {
        scenario.Thread("owner", End, before: Lend);
        scenario.Thread("second", End);
        scenario.Thread("third", End);
        scenario.AtEnd(() => Assert.Equal(1, _ends));
    });

    [Fact]
    public void TheNextLeaseIsNotTouchedByACopyOfTheLast() => Explore(Depth.Delaying(2), scenario =>
    {
        scenario.Thread("owner", () =>
        {
            End();
            // Whoever ended it, it has ended.
            Assert.True(_cell.TryBegin("next item", out long next));
            Assert.Equal("next item", _cell.Read(next));
            Assert.Equal("next item", End(next));
        }, before: Lend);
        scenario.Thread("other", End);
        scenario.AtEnd(() => Assert.Equal(1, _ends));
    });

    [Fact]
    public void AReaderElsewhereSeesTheItemOfItsLeaseOrNone() => Explore(Depth.Delaying(2), scenario =>
    {
        scenario.Thread("owner", () =>
        {
            End();
            Assert.True(_cell.TryBegin("next item", out long next));
            Assert.Equal("next item", End(next));
        }, before: Lend);
        scenario.Thread("reads", () => Assert.True(_cell.Read(_version) is null or "item"));
        scenario.AtEnd(() => Assert.Equal(1, _ends));
    });

    /// <summary>The owner lends a second time as soon as the other has ended the first: both leases end once.</summary>
    [Fact]
    public void TheOwnerLendsAgainWhileItLosesItsRight() => Explore(Depth.Delaying(3), scenario =>
    {
        scenario.Thread("owner", () =>
        {
            if (!_cell.TryBegin("next item", out long next))
                return;
            Assert.Equal("next item", End(next));
            Assert.Null(End(next));
        }, before: Lend);
        scenario.Thread("other", () => Assert.Equal("item", End(_version)));
        scenario.AtEnd(() => Assert.False(_cell.IsLent));
    });

    /// <summary>Two cells have one home where the tide took the first out while it was lent.</summary>
    [Fact]
    public void TwoCellsOfOneThread() => Explore(Depth.Delaying(2), scenario =>
    {
        LeaseCell later = null!;
        long version = 0;
        int ends = 0;
        scenario.Thread("owner", () =>
        {
            End();
            EndLater();
        }, before: () =>
        {
            Lend();
            later = new LeaseCell(_cell.Home);
            Assert.True(later.TryBegin("item", out version));
        });
        scenario.Thread("ends the first", End);
        scenario.Thread("ends the second", EndLater);
        scenario.AtEnd(() => Assert.Equal((1, 1), (_ends, ends)));

        void EndLater()
        {
            if (End(later, version) is not null)
                ends++;
        }
    });

    /// <summary>The owner begins anew while another is still about to open the ends of what it has left.</summary>
    [Fact]
    public void TheOwnerRegainsItsRightInAnotherCell() => Regain(Depth.Delaying(2), Lend, home =>
    {
        var cell = new LeaseCell(home);
        Assert.True(cell.TryBegin("item", out _));
        return cell;
    });

    /// <summary>The same of an item that is its own cell: one cell, under one bias after the other.</summary>
    [Fact]
    public void TheOwnerRegainsItsRightInTheSameCell() => Regain(Depth.Of(3), LendBlock, home =>
    {
        _cell.BeginAt(home);
        return _cell;
    });

    [Fact]
    public void OfCopiesOfAThreadThatIsGoneExactlyOneGetsTheItem() => Explore(Depth.Delaying(3), scenario =>
    {
        scenario.Thread("one", End, before: () => On(Lend));
        scenario.Thread("two", End);
        scenario.AtEnd(() => Assert.Equal(1, _ends));
    });

    private void Regain(Bounds bounds, Action lend, Func<ThreadCache, LeaseCell> lendNext) => Explore(bounds, scenario =>
    {
        LeaseCell? next = null;
        long version = 0;
        int ends = 0;
        scenario.Thread("owner", () =>
        {
            End();
            var home = (ThreadCache<string>)_cell.Home!;
            home.Regain();
            LeaseCell cell = lendNext(home);
            version = cell.Version;
            Atomic.Store(ref next, cell);
            EndNext();
        }, before: lend);
        scenario.Thread("other", () =>
        {
            End();
            EndNext();
        });
        scenario.AtEnd(() => Assert.Equal((1, 1), (_ends, ends)));

        void EndNext()
        {
            if (Atomic.Load(ref next) is { } cell && End(cell, version) is not null)
                ends++;
        }
    });

    private static void On(Action work)
    {
        var thread = new Thread(() => work());
        thread.Start();
        thread.Join();
    }

    private void Lend()
    {
        _ends = 0;
        _cell = new LeaseCell(new ThreadCache<string>(new PoolKey(1), isContested: false, isLimited: false));
        Assert.True(_cell.TryBegin("item", out _version));
    }

    private void LendBlock()
    {
        _ends = 0;
        _cell = new Block();
        _cell.BeginAt(new ThreadCache<string>(new PoolKey(1), isContested: false, isLimited: false));
        _version = _cell.Version;
    }

    private void End()
    {
        object? item = End(_version);
        Assert.True(item is null or "item" or Block);
        _ends += item is null ? 0 : 1;
    }

    private object? End(long version) => End(_cell, version);

    private static object? End(LeaseCell cell, long version) =>
        cell.TryEndAtHome(version, ThreadTable.Me, out object? item) ? item : cell.End(version);

    private void Explore(Bounds bounds, Action<Scenario> describe) => output.WriteLine($"{Explorer.Explore(describe, bounds)}");

    private sealed class Block : LeaseCell;
}
