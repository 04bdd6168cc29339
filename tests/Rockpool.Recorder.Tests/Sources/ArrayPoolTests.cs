using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode.NetTrace;
using Rockpool.Recorder.Decode.Sources;
using Rockpool.Recorder.Tests.NetTrace;
using Xunit;

namespace Rockpool.Recorder.Tests.Sources;

public sealed class ArrayPoolTests
{
    private const int Rented = 1;
    private const int Allocated = 2;
    private const int Returned = 3;
    private const int Trimmed = 4;
    private const int TrimPoll = 5;
    private const int Dropped = 6;

    [Fact]
    public void AMissIsARentAndAMissOfTheSameItem()
    {
        using Decoding decoding = new();
        decoding.Event(SourceEvents.ArrayPoolProvider, Rented, 0, Fields(77, 128, 5, -1))
            .Event(SourceEvents.ArrayPoolProvider, Allocated, 0, Fields(77, 128, 5, -1, 2))
            .Event(SourceEvents.ArrayPoolProvider, Returned, 0, Fields(77, 128, 5));
        PoolEvents rows = decoding.Journal.Pool;
        Assert.Equal(3, rows.Count);
        Assert.Equal([PoolEventKind.Rent, PoolEventKind.Miss, PoolEventKind.Return], rows.Kind[..3]);
        Assert.Equal([PoolEventReason.None, PoolEventReason.PoolExhausted, PoolEventReason.None], rows.Reason[..3]);
        Assert.Equal([77, 77, 77], rows.Item[..3]);
        Assert.Equal([128, 128, 128], rows.Given[..3]);
        Assert.Equal([-1, -1, -1], rows.Asked[..3]);
        Assert.Equal([-1, -1, -1], rows.Bucket[..3]);
        Assert.Equal([1, 2, 3], rows.Time[..3]);
        Assert.Equal(new PoolInfo(PoolSource.ArrayPool, 5, "ArrayPool #5", SizeUnit.Elements, 26), decoding.Catalog.Catalog.Pools[0]);
        Assert.Equal(4711, decoding.Catalog.Catalog.Threads[rows.Thread[0].Value].OperatingSystemId);
    }

    [Theory]
    [InlineData(Allocated, 0, PoolEventKind.Miss, PoolEventReason.None)]
    [InlineData(Allocated, 1, PoolEventKind.Miss, PoolEventReason.OverMaximumSize)]
    [InlineData(Allocated, 2, PoolEventKind.Miss, PoolEventReason.PoolExhausted)]
    [InlineData(Allocated, 9, PoolEventKind.Miss, PoolEventReason.None)]
    [InlineData(Dropped, 0, PoolEventKind.Drop, PoolEventReason.Full)]
    [InlineData(Dropped, 1, PoolEventKind.Drop, PoolEventReason.OverMaximumSize)]
    [InlineData(Dropped, 9, PoolEventKind.Drop, PoolEventReason.None)]
    public void ReasonsAreTold(int id, int reason, PoolEventKind kind, PoolEventReason expected)
    {
        using Decoding decoding = new();
        decoding.Event(SourceEvents.ArrayPoolProvider, id, 0, Fields(1, 16, 5, 3, reason));
        Assert.Equal((kind, expected, (short)3), (decoding.Journal.Pool.Kind[0], decoding.Journal.Pool.Reason[0], decoding.Journal.Pool.Bucket[0]));
    }

    [Theory]
    [InlineData(-1, -1)]
    [InlineData(0, 0)]
    [InlineData(26, 26)]
    [InlineData(27, PoolEvents.UnnumberedBucket)]
    [InlineData(-2, PoolEvents.UnnumberedBucket)]
    [InlineData(54267293, PoolEvents.UnnumberedBucket)]
    public void BucketsOfOtherPoolsThanTheSharedOneAreUnnumbered(int id, short expected)
    {
        using Decoding decoding = new();
        decoding.Event(SourceEvents.ArrayPoolProvider, Rented, 0, Fields(1, 16, 5, id));
        Assert.Equal(expected, decoding.Journal.Pool.Bucket[0]);
    }

    [Fact]
    public void ATrimIsTaggedAndAPollIsNot()
    {
        using Decoding decoding = new();
        decoding.Event(SourceEvents.ArrayPoolProvider, TrimPoll, 0, Fields(1000, 2))
            .Event(SourceEvents.ArrayPoolProvider, Trimmed, 0, Fields(9, 64, 5));
        Assert.Equal(1, decoding.Journal.Pool.Count);
        Assert.Equal((PoolEventKind.Trim, 9ul), (decoding.Journal.Pool.Kind[0], decoding.Journal.Pool.Item[0]));
        Assert.Equal(0, decoding.Unreadable);
    }

    [Fact]
    public void PoolsAreToldApartHoweverManyThereAre()
    {
        using Decoding decoding = new();
        for (int round = 0; round < 2; round++)
            for (int pool = 0; pool < 300; pool++)
                decoding.Event(SourceEvents.ArrayPoolProvider, Returned, 0, Fields(1, 16, pool * 7919));
        PoolEvents rows = decoding.Journal.Pool;
        for (int row = 0; row < 600; row++)
            Assert.Equal(row % 300 * 7919, decoding.Catalog.Catalog.Pools[rows.Pool[row].Value].NativeId);
        Assert.Equal(300, decoding.Catalog.Catalog.Pools.Count);
    }

    [Theory]
    [InlineData(Rented, 16)]
    [InlineData(Allocated, 20)]
    [InlineData(Returned, 12)]
    [InlineData(Trimmed, 12)]
    [InlineData(Dropped, 20)]
    public void AShortPayloadIsCountedAndNotRead(int id, int needed)
    {
        using Decoding decoding = new();
        byte[] payload = Fields(1, 16, 5, 3, 0).ToArray();
        for (int length = 0; length < needed; length++)
            decoding.Event(SourceEvents.ArrayPoolProvider, id, 0, payload.AsSpan(0, length));
        Assert.Equal((0, (long)needed), (decoding.Journal.Pool.Count, decoding.Unreadable));
        decoding.Event(SourceEvents.ArrayPoolProvider, id, 0, payload);
        Assert.Equal((1, (long)needed), (decoding.Journal.Pool.Count, decoding.Unreadable));
    }

    [Fact]
    public unsafe void AFullBatchLeavesTheRestForTheNext()
    {
        EventDefinition[] definitions = [new(SourceEvents.ArrayPoolProvider, Returned, "", 0)];
        TraceTables tables = new(definitions, [new TraceThread(1, 1)], new StackAddresses(), 8);
        SourceDecoder decoder = new(tables, new TraceClock(0, 1_000_000_000), new TraceCatalog());
        int* payload = stackalloc int[] { 1, 16, 5 };
        RawEvent[] events = new RawEvent[PoolEvents.Capacity + 10];
        for (int i = 0; i < events.Length; i++) events[i] = new RawEvent(i, (byte*)payload, 12, 0, 0, 0);
        JournalBatch journal = new();
        Assert.Equal(PoolEvents.Capacity, decoder.Decode(events, journal));
        Assert.True(journal.Pool.IsFull);
        journal.Clear();
        Assert.Equal(10, decoder.Decode(events.AsSpan(PoolEvents.Capacity), journal));
        Assert.Equal(PoolEvents.Capacity, journal.Pool.Time[0]);
        Assert.Equal(events.Length, decoder.Events);
    }

    private static ByteWriter Fields(params int[] fields)
    {
        ByteWriter payload = new();
        foreach (int field in fields) payload.Int32(field);
        return payload;
    }
}
