using System.Buffers;
using System.Diagnostics.Tracing;
using Rockpool.Tests.Events;
using Rockpool.Tides;

namespace Rockpool.Tests.Slabs;

/// <summary>What is told of blocks and slabs.</summary>
[Collection(Listening.Name)]
public sealed class BlockTrafficTests
{
    [Fact]
    public void RentsAndReturnsAreToldWithTheirBytes()
    {
        using var pool = new PinnedMemoryPool(new PinnedMemoryPoolOptions { Name = "told blocks" });
        using Listener listener = Listener.For(EventLevel.Verbose);
        pool.Lease(100).Dispose();
        pool.RentSlice(10_000).Dispose();
        HeardEvent[] heard = listener.Of("told blocks");
        Assert.Equal(["Rented", "Missed", "Returned", "Rented", "Missed", "Returned"], heard.Select(one => one.Name));
        HeardEvent[] rents = [.. heard.Where(one => one.Name == "Rented")];
        Assert.Equal([4096, 65_536], rents.Select(one => one.Size));
        Assert.Equal([100L, 10_000L], rents.Select(one => (long)one.Fields[4]!));
    }

    [Fact]
    public void ADrainIsToldWithItsEnd()
    {
        using var pool = new PinnedMemoryPool(new PinnedMemoryPoolOptions { Name = "told slabs" });
        using Listener listener = Listener.For(EventLevel.Informational);
        IMemoryOwner<byte>[] owners = [.. Enumerable.Range(0, 96).Select(_ => pool.Rent())];
        Array.ForEach(owners[..31], owner => owner.Dispose());
        Array.ForEach(owners[32..63], owner => owner.Dispose());
        // Two of three slabs have one block out, and stop lending.
        Array.ForEach(owners[64..80], owner => owner.Dispose());
        Turn(pool);
        Turn(pool);
        Assert.Equal(2, pool.Statistics.DrainingSlabs);
        owners[31].Dispose();
        pool.Rent().Dispose();
        Assert.Equal(1, pool.Statistics.DrainingSlabs);
        IMemoryOwner<byte>[] more = [.. Enumerable.Range(0, 30).Select(_ => pool.Rent())];
        Assert.Equal(0, pool.Statistics.DrainingSlabs);
        HeardEvent[] drains = [.. listener.Of("told slabs").Where(one => one.Name == "SlabDrained")];
        Assert.Equal("131072 gone, 131072 lends again", string.Join(", ", drains.Select(Describe)));
        Assert.All(drains, drain => Assert.True((long)drain.Fields[3]! > 0));
        Array.ForEach(more, owner => owner.Dispose());
    }

    private static string Describe(HeardEvent drain) => $"{drain.Fields[1]} {((int)drain.Fields[2]! == 1 ? "gone" : "lends again")}";

    private static void Turn(PinnedMemoryPool pool) => Tide.Turn([.. pool.Made().SelectMany(blocks => (ITidal[])[blocks.Pool, blocks])]);
}
