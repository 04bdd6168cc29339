using Rockpool.Interleavings.Protocol;
using Rockpool.Leases;
using Rockpool.Slabs;
using Rockpool.Tiers;

namespace Rockpool.Interleavings.Slabs;

/// <summary>Slices of one block, cut and ended on several threads: the block comes home once, with the last of them.</summary>
public sealed class SliceCountTests(ITestOutputHelper output)
{
    private Quay _quay = null!;
    private BlockSlice _slice;
    private BlockSlice _other;

    [Fact]
    public void TheLastOfTwoSlicesBringsTheBlockHome() => Explore(Depth.Delaying(2), scenario =>
    {
        Thread(scenario, "one", () => _slice.Dispose(), () => Cut(scenario));
        Thread(scenario, "two", () => _other.Dispose());
        scenario.AtEnd(() => CheckHome(rents: 1, misuses: 0));
    });

    [Fact]
    public void OfCopiesOfASliceOneEndsIt() => Explore(Depth.Delaying(2), scenario =>
    {
        Thread(scenario, "one", () => _slice.Dispose(), () => Cut(scenario));
        Thread(scenario, "two", () => _slice.Dispose());
        Thread(scenario, "three", () => _other.Dispose());
        scenario.AtEnd(() => CheckHome(rents: 1, misuses: 1));
    });

    /// <summary>Who cuts from a slice that ends meanwhile gets a slice of the block while it is out, or is refused.</summary>
    [Fact]
    public void ASliceIsCutWhileItsCopyEnds() => Explore(Depth.Delaying(2), scenario =>
    {
        Thread(scenario, "cuts", TryCut, () =>
        {
            Cut(scenario);
            _other.Dispose();
        });
        Thread(scenario, "ends", () => _slice.Dispose());
        scenario.AtEnd(() => CheckHome(rents: 1, misuses: null));
    });

    /// <summary>The block is lent again and cut by its next holder: the late cutter counts nothing there for good.</summary>
    [Fact]
    public void ASliceIsCutWhileItsBlockIsLentAgain() => Explore(Depth.Of(2), scenario =>
    {
        Thread(scenario, "cuts", TryCut, () =>
        {
            Cut(scenario);
            _other.Dispose();
        });
        Thread(scenario, "ends and lends again", () =>
        {
            _slice.Dispose();
            BlockSlice next = Rent();
            BlockSlice part = next.Slice(0, 1);
            next.Dispose();
            Assert.Equal(1, part.Memory.Length);
            part.Dispose();
        });
        scenario.AtEnd(() => CheckHome(rents: 2, misuses: null));
    });

    private static void Thread(Scenario scenario, string name, Action body, Action? before = null) => scenario.Thread(name, body, before: () =>
    {
        if (before is not null)
            AmbientPool<LeaseCell, LeaseCellPolicy>.Renew(SmallLayouts.OneShelf);
        AmbientCache<LeaseCell, LeaseCellPolicy>.Current = null;
        before?.Invoke();
    });

    private void Cut(Scenario scenario)
    {
        _quay = new Quay(scenario);
        _slice = Rent();
        _other = _slice.Slice(0, 10);
    }

    private BlockSlice Rent()
    {
        PinnedBlock block = _quay.Rent();
        // The slices bring it home, whoever of them is the last.
        _quay.Forget(block);
        block.CutFirst();
        return BlockSlice.Of(block, 0, 64);
    }

    private void TryCut()
    {
        try
        {
            using BlockSlice part = _slice.Slice(0, 10);
            Assert.Equal(10, part.Memory.Length);
        }
        catch (ObjectDisposedException)
        {
            Assert.Throws<ObjectDisposedException>(() => _slice.Memory);
        }
    }

    private void CheckHome(int rents, int? misuses)
    {
        PoolStatistics counts = _quay.Blocks.Pool.Statistics;
        Assert.Equal((rents, rents), (counts.Rents, counts.Returns));
        if (misuses is { } expected)
            Assert.Equal(expected, counts.Misuses);
    }

    private void Explore(Bounds bounds, Action<Scenario> describe) => output.WriteLine($"{Explorer.Explore(describe, bounds)}");
}
