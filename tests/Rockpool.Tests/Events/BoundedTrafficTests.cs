using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using Rockpool.Contract;

namespace Rockpool.Tests.Events;

/// <summary>What a bounded pool tells.</summary>
[Collection(Listening.Name)]
public sealed class BoundedTrafficTests
{
    [Fact]
    public async Task EachRentAndReturnIsToldAlsoOfWhoWaited()
    {
        using var pool = new BoundedPool<PooledItem>(default(PooledItemPolicy), 1, "bounded, told");
        using Listener listener = Listener.For(EventLevel.Verbose);
        PooledItem item = pool.Rent();
        ValueTask<PooledItem> wait = pool.RentAsync(TestContext.Current.CancellationToken);
        pool.Return(item);
        item = await wait;
        item.IsSpoilt = true;
        pool.Return(item);
        pool.Return(pool.Rent());
        pool.Trim();
        HeardEvent[] heard = listener.Of("bounded, told");
        // The rent of who waited is told by its own thread.
        Assert.Equal(
            ["Dropped", "Missed", "Missed", "Rented", "Rented", "Rented", "Returned", "Returned", "Returned", "Trimmed"],
            heard.Select(one => one.Name).Order());
        Assert.Equal(
            [(int)ItemTier.Shelf, (int)ItemTier.Created, (int)ItemTier.Created],
            heard.Where(one => one.Name == "Rented").Select(one => one.Number).Order());
        Assert.Equal((int)DropReason.Refused, heard.Single(one => one.Name == "Dropped").Number);
    }

    [Fact]
    public void TheMeterShowsIt()
    {
        using var pool = new BoundedPool<PooledItem>(default(PooledItemPolicy), 3, "bounded, metered");
        PooledItem[] items = [pool.Rent(), pool.Rent(), pool.Rent()];
        Array.ForEach(items[..2], pool.Return);
        pool.Rent();
        Dictionary<string, long> sums = [];
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter.Name == RockpoolProvider.Name)
                own.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (tags.Contains(new KeyValuePair<string, object?>("rockpool.pool.name", pool.Name)))
                sums[instrument.Name] = sums.GetValueOrDefault(instrument.Name) + value;
        });
        listener.Start();
        listener.RecordObservableInstruments();
        Assert.Equal(
            (4, 2, 2, 1),
            (sums["rockpool.pool.rents"], sums["rockpool.pool.returns"], sums["rockpool.pool.outstanding"], sums["rockpool.pool.items"]));
    }
}
