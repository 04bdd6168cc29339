using System.Diagnostics.Tracing;

namespace Rockpool.Tests.Events;

/// <summary>What is told of rents and returns.</summary>
[Collection(Listening.Name)]
public sealed class TrafficTests
{
    private const long Sampled = 2;
    private const int FromMagazine = 1;
    private const int Created = 5;

    [Fact]
    public void EveryRentAndReturnIsToldWithTheExactItem()
    {
        using Pool<PooledItem> pool = NewPool("exact");
        using Listener listener = Listener.For(EventLevel.Verbose);
        PooledItem first = pool.Rent();
        PooledItem second = pool.Rent();
        pool.Return(second);
        Assert.Same(second, pool.Rent());
        pool.Return(first);

        HeardEvent[] heard = listener.Of("exact");
        Assert.Equal(["Rented", "Missed", "Rented", "Missed", "Returned", "Rented", "Returned"], heard.Select(one => one.Name));
        (long a, long b) = (heard[0].Item, heard[2].Item);
        Assert.NotEqual(a, b);
        Assert.Equal([a, a, b, b, b, b, a], heard.Select(one => one.Item));
        Assert.All(heard, one => Assert.Equal(-1, one.Size));
        Assert.Equal([Created, Created, FromMagazine], heard.Where(one => one.Name == "Rented").Select(one => one.Number));
    }

    [Fact]
    public void AnAmbientPoolIsTold()
    {
        Ambient<PooledItem, OwnPolicy>.Return(Ambient<PooledItem, OwnPolicy>.Rent());
        using Listener listener = Listener.For(EventLevel.Verbose);
        // What the slot holds when somebody comes is rented once without a word.
        Ambient<PooledItem, OwnPolicy>.Return(Ambient<PooledItem, OwnPolicy>.Rent());
        Ambient<PooledItem, OwnPolicy>.Return(Ambient<PooledItem, OwnPolicy>.Rent());
        HeardEvent[] heard = listener.Of("PooledItem (OwnPolicy)");
        Assert.Equal(["Returned", "Rented", "Returned"], heard.Select(one => one.Name));
        Assert.Single(heard.Select(one => one.Item).Distinct());
    }

    [Fact]
    public void WhenNobodyListensAnyMoreTheSlotIsUsedAgain()
    {
        using Pool<PooledItem> pool = NewPool("slots");
        using (Listener.For(EventLevel.Verbose))
        {
            pool.Return(pool.Rent());
            pool.Return(pool.Rent());
            Assert.Equal(0, pool.Statistics.SlotHits);
        }

        // The first one finds out.
        pool.Return(pool.Rent());
        long before = pool.Statistics.SlotHits;
        for (int i = 0; i < 10; i++)
            pool.Return(pool.Rent());
        Assert.Equal(before + 10, pool.Statistics.SlotHits);
    }

    [Fact]
    public void OfSampledItemsTheWholeStoryIsTold()
    {
        using Pool<PooledItem> pool = NewPool("sampled");
        using Listener listener = Listener.For(EventLevel.Verbose, Sampled);
        for (int round = 0; round < 2; round++)
        {
            PooledItem[] items = [.. Enumerable.Range(0, 1000).Select(_ => pool.Rent())];
            foreach (PooledItem item in items)
                pool.Return(item);
        }

        var told = listener.Of("sampled").GroupBy(one => one.Item).ToArray();
        Assert.InRange(told.Length, 1, 200);
        Assert.All(told, item => Assert.Equal(item.Count(one => one.Name == "Rented"), item.Count(one => one.Name == "Returned")));
    }

    [Fact]
    public void DropsAndTrimsAreToldWithTheirReason()
    {
        using Pool<PooledItem> pool = NewPool("drops");
        using Listener listener = Listener.For(EventLevel.Informational);
        PooledItem spoilt = pool.Rent();
        spoilt.IsSpoilt = true;
        pool.Return(spoilt);
        PooledItem[] two = [pool.Rent(), pool.Rent()];
        pool.Return(two[0]);
        pool.Return(two[1]);
        pool.Trim();
        pool.Dispose();
        HeardEvent[] heard = listener.Of("drops");
        Assert.Equal(0, heard.Single(one => one.Name == "Dropped").Number);
        Assert.Equal(heard.First(one => one.Name == "Missed").Item, heard.Single(one => one.Name == "Dropped").Item);
        Assert.Equal(2, heard.Count(one => one.Name == "Trimmed"));
        Assert.DoesNotContain(heard, one => one.Name is "Rented" or "Returned");
    }

    [Fact]
    public void WhatComesHomeToADisposedPoolIsToldAsReturnedAndDropped()
    {
        Pool<PooledItem> pool = NewPool("disposed");
        using Listener listener = Listener.For(EventLevel.Verbose);
        PooledItem item = pool.Rent();
        pool.Dispose();
        pool.Return(item);
        HeardEvent[] heard = listener.Of("disposed");
        Assert.Equal(["Rented", "Missed", "Returned", "Dropped"], heard.Select(one => one.Name));
        Assert.Equal(4, heard[^1].Number);
    }

    [Fact]
    public void AListenerThatUsesThePoolItselfIsNotToldOfThat()
    {
        using Pool<PooledItem> pool = NewPool("listener");
        using Listener listener = Listener.For(EventLevel.Verbose);
        listener.Hearing = _ => pool.Return(pool.Rent());
        pool.Return(pool.Rent());
        listener.Hearing = null;
        Assert.Equal(["Rented", "Missed", "Returned"], listener.Of("listener").Select(one => one.Name));
    }

    [Fact]
    public void ASlowRentIsToldWithItsDuration()
    {
        using Pool<PooledItem> pool = NewPool("slow");
        using Listener listener = Listener.For(
            EventLevel.Informational, arguments: new Dictionary<string, string?> { ["SlowMicroseconds"] = "0" });
        pool.Return(pool.Rent());
        using Listener last = Listener.For(
            EventLevel.Informational, arguments: new Dictionary<string, string?> { ["SlowMicroseconds"] = "100" });
        HeardEvent slow = listener.AllOf("slow").First(one => one.Name == "SlowOperation");
        Assert.Equal((0, Created), ((int)slow.Fields[1]!, (int)slow.Fields[2]!));
        Assert.InRange((long)slow.Fields[3]!, 0, TimeSpan.FromMinutes(1).Ticks * 100);
    }

    [Fact]
    public void EachListenerIsToldTheNames()
    {
        using Pool<PooledItem> pool = NewPool("named");
        for (int time = 0; time < 2; time++)
        {
            using Listener listener = Listener.For(EventLevel.Verbose);
            pool.Return(pool.Rent());
            pool.Return(pool.Rent());
            HeardEvent named = Assert.Single(listener.Heard, one => one.Name == "PoolNamed" && (string)one.Fields[1]! == "named");
            Assert.Equal("Rockpool.Tests.PooledItem", named.Fields[2]);
            Assert.Equal(0, named.Fields[3]);
        }
    }

    private static Pool<PooledItem> NewPool(string name) => new(default(PooledItemPolicy), new PoolOptions { Name = name });

    private readonly struct OwnPolicy : IPoolPolicy<PooledItem>
    {
        public PooledItem Create() => new();

        public bool Reset(PooledItem item) => item.Reset();

        public void Discard(PooledItem item) => item.Discard();
    }
}
