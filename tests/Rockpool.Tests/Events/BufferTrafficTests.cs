using System.Diagnostics.Tracing;

namespace Rockpool.Tests.Events;

/// <summary>What is told of arrays.</summary>
[Collection(Listening.Name)]
public sealed class BufferTrafficTests
{
    [Fact]
    public void RentsAndReturnsOfAllLengthsAreToldUnderTheNameWithTheBytesAskedAndGiven()
    {
        using var pool = new BufferPool<byte>(new BufferPoolOptions { Name = "told" });
        using Listener listener = Listener.For(EventLevel.Verbose);
        byte[] small = pool.Rent(100);
        byte[] large = pool.Rent(1000);
        pool.Return(small);
        pool.Return(large, written: 10);
        using (BufferLease<byte> lease = pool.Lease(900))
            Assert.Same(large, lease.Segment.Array);

        HeardEvent[] heard = listener.Of("told");
        Assert.Equal(
            ["Rented", "Missed", "Rented", "Missed", "Returned", "Returned", "Rented", "Returned"], heard.Select(one => one.Name));
        HeardEvent[] rents = [.. heard.Where(one => one.Name == "Rented")];
        Assert.Equal(["136 for 124", "1048 for 1024", "1048 for 924"], rents.Select(one => $"{one.Size} for {one.Fields[4]}"));
        Assert.Equal(2, heard.Select(one => one.Item).Distinct().Count());
        Assert.Equal((124 + 1024 + 924, 136 + 1048 + 1048), (pool.Statistics.Arrays.BytesAsked, pool.Statistics.Arrays.BytesGiven));
    }

    [Fact]
    public void OfObjectsNothingIsAskedFor()
    {
        using Pool<PooledItem> pool = new(default(PooledItemPolicy), new PoolOptions { Name = "unasked" });
        using Listener listener = Listener.For(EventLevel.Verbose);
        pool.Return(pool.Rent());
        Assert.Equal(-1L, listener.Of("unasked")[0].Fields[4]);
    }

    [Fact]
    public void RentsThatTheThreadsOwnArraysServeAreNotInTheSample()
    {
        using var pool = new BufferPool<int>();
        for (int i = 0; i < 10; i++)
            pool.Return(pool.Rent(100));
        Assert.Equal((424, 24 + (4 * 112), 10), (pool.Statistics.Arrays.BytesAsked, pool.Statistics.Arrays.BytesGiven, pool.Statistics.Arrays.Rents));
    }

    [Fact]
    public void AnArrayThatIsTooLongToBeKeptIsToldAsDropped()
    {
        using var pool = new BufferPool<byte>(new BufferPoolOptions { Name = "long", MaxArrayBytes = 1000 });
        using Listener listener = Listener.For(EventLevel.Verbose);
        pool.Return(pool.Rent(5000));
        HeardEvent[] heard = listener.Of("long");
        Assert.Equal(["Rented", "Missed", "Returned", "Dropped"], heard.Select(one => one.Name));
        Assert.Equal((5024, 5024L), (heard[0].Size, heard[0].Fields[4]));
    }
}
