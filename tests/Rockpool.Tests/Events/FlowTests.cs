using System.Diagnostics.Tracing;

namespace Rockpool.Tests.Events;

/// <summary>Labels and regions, as each thread tells that it runs under them.</summary>
[Collection(Listening.Name)]
public sealed class FlowTests
{
    [Fact]
    public void LabelsAreToldWhenTheyChange()
    {
        using Pool<PooledItem> pool = NewPool();
        using Listener listener = Listener.For(EventLevel.Verbose);
        using (PoolLabels.Attach("tenant", "7"))
        {
            using (PoolLabels.Attach("user", "a"))
            using (PoolLabels.Attach("tenant", "8"))
                pool.Return(pool.Rent());
        }

        Assert.Equal(
            ["tenant=7", "user=a\ntenant=7", "tenant=8\nuser=a", "user=a\ntenant=7", "tenant=7", ""], Labels(listener));
    }

    [Fact]
    public async Task LabelsFollowTheFlowToOtherThreads()
    {
        using Pool<PooledItem> pool = NewPool();
        using Listener listener = Listener.For(EventLevel.Verbose);
        using (PoolLabels.Attach("flow", "on"))
        {
            await Task.Factory.StartNew(
                () => pool.Return(pool.Rent()), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        HeardEvent rented = listener.Of("flows").First(one => one.Name == "Rented");
        HeardEvent[] before = [.. listener.Heard.TakeWhile(one => one != rented).Where(one => one.Thread == rented.Thread)];
        Assert.Equal("flow=on", before.Last(one => one.Name == "LabelsSet").Fields[0]);
    }

    [Fact]
    public void AListenerThatComesLateIsToldBeforeTheFirstRent()
    {
        using Pool<PooledItem> pool = NewPool();
        using (PoolLabels.Attach("since", "before"))
        using (PoolRegion.Enter("request", "GET /"))
        {
            using Listener listener = Listener.For(EventLevel.Verbose);
            pool.Return(pool.Rent());
            // The first operations of a process are slow, as their code is compiled then, and told so; that names the pool earlier.
            string[] told = [.. listener.Heard.Select(one => one.Name).Where(name => name != "SlowOperation")];
            Assert.Equal(["LabelsSet", "RegionBegun", "Rented", "Missed", "Returned"], told.Where(name => name != "PoolNamed"));
            Assert.InRange(Array.IndexOf(told, "PoolNamed"), 0, Array.IndexOf(told, "Rented"));
            Assert.Equal("since=before", listener.Heard.First(one => one.Name == "LabelsSet").Fields[0]);
        }
    }

    [Fact]
    public void ARegionIsBegunAndEndedOnTheThreadThatRunsIt()
    {
        using Pool<PooledItem> pool = NewPool();
        using Listener listener = Listener.For(EventLevel.Verbose);
        using (PoolRegion.Enter("request", "outer"))
        using (PoolRegion.Enter("step", "inner"))
            pool.Return(pool.Rent());
        HeardEvent[] regions = [.. listener.Heard.Where(one => one.Name.StartsWith("Region", StringComparison.Ordinal))];
        Assert.Equal(
            ["RegionBegun request outer", "RegionBegun step inner", "RegionEnded step inner", "RegionEnded request outer"],
            regions.Select(one => $"{one.Name} {one.Fields[1]} {one.Fields[2]}"));
        Assert.Equal(regions[0].Fields[0], regions[3].Fields[0]);
        Assert.NotEqual(regions[0].Fields[0], regions[1].Fields[0]);
    }

    [Fact]
    public void DisposingTheOuterOneEndsTheInnerOneAndASecondTimeDoesNothing()
    {
        using Pool<PooledItem> pool = NewPool();
        using Listener listener = Listener.For(EventLevel.Verbose);
        PoolLabels outer = PoolLabels.Attach("a", "1");
        PoolLabels inner = PoolLabels.Attach("b", "2");
        outer.Dispose();
        inner.Dispose();
        outer.Dispose();
        default(PoolLabels).Dispose();
        Assert.Equal(["a=1", "b=2\na=1", ""], Labels(listener));
    }

    [Theory]
    [InlineData("", "value")]
    [InlineData("a=b", "value")]
    [InlineData("a\n", "value")]
    [InlineData("a", "one\ntwo")]
    [InlineData("a", "end\0")]
    public void ALabelThatCouldNotBeReadAgainIsRefused(string key, string value) =>
        Assert.Throws<ArgumentException>(() => PoolLabels.Attach(key, value));

    [Theory]
    [InlineData("", "name")]
    [InlineData("category", "")]
    [InlineData("category", "na\0me")]
    public void ARegionThatCouldNotBeReadAgainIsRefused(string category, string name) =>
        Assert.Throws<ArgumentException>(() => PoolRegion.Enter(category, name));

    private static IEnumerable<string> Labels(Listener listener) =>
        listener.Heard.Where(one => one.Name == "LabelsSet").Select(one => (string)one.Fields[0]!);

    private static Pool<PooledItem> NewPool() => new(default(PooledItemPolicy), new PoolOptions { Name = "flows" });
}
