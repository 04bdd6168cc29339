using System.Diagnostics.Metrics;

namespace Rockpool.Tests.Events;

/// <summary>What the meter says is what the pools count.</summary>
public sealed class MeterTests
{
    [Fact]
    public void PoolsOfOneNameAreOneSeries()
    {
        const string name = "measured";
        using Pool<PooledItem> one = new(default(PooledItemPolicy), new PoolOptions { Name = name });
        using Pool<PooledItem> two = new(default(PooledItemPolicy), new PoolOptions { Name = name });
        PooledItem spoilt = one.Rent();
        spoilt.IsSpoilt = true;
        one.Return(spoilt);
        one.Rent();
        two.Rent();
        two.Return(two.Rent());

        Dictionary<string, long> measured = Measure(name);
        Assert.Equal(4, measured["rockpool.pool.rents created"]);
        Assert.Equal(2, measured["rockpool.pool.returns "]);
        Assert.Equal(1, measured["rockpool.pool.drops reset"]);
        Assert.Equal(2, measured["rockpool.pool.outstanding "]);
        Assert.Equal(1, measured.Where(series => series.Key.StartsWith("rockpool.pool.items", StringComparison.Ordinal)).Sum(series => series.Value));
        Assert.Equal(0, measured["rockpool.pool.size "]);
    }

    [Fact]
    public void EachLengthOfABufferPoolIsASeriesWithTheBytesAskedAndGiven()
    {
        using var pool = new BufferPool<byte>(new BufferPoolOptions { Name = "measured arrays" });
        pool.Return(pool.Rent(1000));
        pool.Rent(100);
        Dictionary<string, long> measured = Measure("measured arrays[1024]", "System.Byte[]");
        Assert.Equal((1, 0), (measured["rockpool.pool.rents created"], measured["rockpool.pool.outstanding "]));
        Assert.Equal((1024, 1048, 1048), (measured["rockpool.pool.asked "], measured["rockpool.pool.given "], measured["rockpool.pool.size "]));
    }

    private static Dictionary<string, long> Measure(string pool, string itemType = "Rockpool.Tests.PooledItem")
    {
        Dictionary<string, long> measured = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listening) =>
            {
                if (instrument.Meter.Name == "Rockpool")
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var known = tags.ToArray().ToDictionary();
            if ((string?)known["rockpool.pool.name"] != pool)
                return;
            Assert.Equal(itemType, known["rockpool.item.type"]);
            string part = (string?)(known.GetValueOrDefault("rockpool.tier") ?? known.GetValueOrDefault("rockpool.drop.reason")) ?? "";
            measured.Add($"{instrument.Name} {part}", value);
        });
        listener.Start();
        listener.RecordObservableInstruments();
        return measured;
    }
}
