using System.Diagnostics.Tracing;

namespace Rockpool.Tests.Events;

/// <summary>What is told of arrays.</summary>
[Collection(Listening.Name)]
public sealed class BufferTrafficTests
{
    [Fact]
    public void RentsAndReturnsAreToldByLengthWithTheirBytes()
    {
        using var pool = new BufferPool<byte>(new BufferPoolOptions { Name = "told" });
        using Listener listener = Listener.For(EventLevel.Verbose);
        byte[] small = pool.Rent(100);
        byte[] large = pool.Rent(1000);
        pool.Return(small);
        pool.Return(large, written: 10);
        Assert.Same(large, pool.Rent(1000));

        Assert.Equal(["Rented", "Missed", "Returned"], listener.Of("told[112]").Select(one => one.Name));
        HeardEvent[] heard = listener.Of("told[1024]");
        Assert.Equal(["Rented", "Missed", "Returned", "Rented"], heard.Select(one => one.Name));
        Assert.Single(heard.Select(one => one.Item).Distinct());
        Assert.All(heard.Where(one => one.Name is "Rented" or "Missed"), one => Assert.Equal(1048, one.Size));
    }

    [Fact]
    public void AnArrayThatIsTooLongToBeKeptIsToldAsDropped()
    {
        using var pool = new BufferPool<byte>(new BufferPoolOptions { Name = "long", MaxArrayBytes = 1000 });
        using Listener listener = Listener.For(EventLevel.Verbose);
        pool.Return(pool.Rent(5000));
        HeardEvent[] heard = listener.Of("long[larger]");
        Assert.Equal(["Rented", "Missed", "Returned", "Dropped"], heard.Select(one => one.Name));
        Assert.Equal(5024, heard[0].Size);
    }
}
