using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode.Sources;
using Rockpool.Recorder.Tests.NetTrace;
using Xunit;

namespace Rockpool.Recorder.Tests.Sources;

/// <summary>
/// Payloads of Microsoft.IO.RecyclableMemoryStream as its earlier versions laid them out: event version 0 is that of package
/// 1.x, 2 and 3 came with 2.x.
/// </summary>
public sealed class OldStreamTests
{
    private const string Provider = SourceEvents.StreamProvider;
    private static readonly Guid _stream = new("0c9a1a0e-52a4-4f3e-8d55-0a1b2c3d4e5f");

    [Fact]
    public void CreatedGrewFromFourBytesToEightAndThenToldWhatWasGiven()
    {
        using Decoding decoding = new();
        decoding.Event(Provider, 1, 0, Stream().Int32(500))
            .Event(Provider, 1, 2, Stream().Int64(500))
            .Event(Provider, 1, 2, Stream().Int64(500).Int64(131072));
        Assert.Equal([500, 500, 500], decoding.Journal.Pool.Asked[..3]);
        Assert.Equal([-1, -1, 131072], decoding.Journal.Pool.Given[..3]);
        Assert.Equal(0, decoding.Unreadable);
    }

    [Fact]
    public void AStreamMadeWithoutACapacityAskedForNoSize()
    {
        using Decoding decoding = new();
        decoding.Event(Provider, 1, 0, Stream().Int32(0)).Event(Provider, 1, 2, Stream().Int64(0).Int64(131072));
        Assert.Equal([-1, -1], decoding.Journal.Pool.Asked[..2]);
        Assert.Equal([-1, 131072], decoding.Journal.Pool.Given[..2]);
    }

    [Fact]
    public void AStreamHasOneIdInEveryEvent()
    {
        using Decoding decoding = new();
        decoding.Event(Provider, 1, 0, Stream().Int32(500))
            .Event(Provider, 2, 0, Stream())
            .Event(Provider, 3, 0, Stream().Utf16("").Utf16("").Utf16(""))
            .Event(Provider, 4, 0, Stream().Utf16(""))
            .Event(Provider, 5, 0, Stream().Utf16("").Int32(42))
            .Event(Provider, 11, 3, Stream().Int64(70).Int64(60).Utf16(""));
        PoolEvents rows = decoding.Journal.Pool;
        Assert.Equal(6, rows.Count);
        Assert.Single(rows.Item[..6].Distinct());
        Assert.NotEqual(0ul, rows.Item[0]);
        Assert.Equal(42, rows.Given[4]);
        Assert.Equal((70, 60), (rows.Asked[5], rows.Given[5]));
    }

    [Fact]
    public void OverCapacityHadNoStream()
    {
        using Decoding decoding = new();
        decoding.Event(Provider, 11, 0, new ByteWriter().Int32(70).Int64(60).Utf16("").Utf16(""))
            .Event(Provider, 11, 2, new ByteWriter().Int64(70).Int64(60).Utf16("").Utf16(""));
        Assert.Equal([70, 70], decoding.Journal.Pool.Asked[..2]);
        Assert.Equal([60, 60], decoding.Journal.Pool.Given[..2]);
        Assert.Equal([0, 0], decoding.Journal.Pool.Item[..2]);
    }

    [Fact]
    public void BuffersOfEveryVersion()
    {
        using Decoding decoding = new();
        decoding.Event(Provider, 7, 0, new ByteWriter().Int64(1))
            .Event(Provider, 8, 0, new ByteWriter().Int32(100).Int64(1))
            .Event(Provider, 8, 3, new ByteWriter().Int64(200).Int64(1))
            .Event(Provider, 9, 0, new ByteWriter().Int32(300).Utf16("").Utf16(""))
            .Event(Provider, 9, 2, new ByteWriter().Int64(400).Utf16("").Utf16(""))
            .Event(Provider, 9, 3, Stream().Int64(500).Utf16(""));
        Assert.Equal([-1, 100, 200, 300, 400, 500], decoding.Journal.Pool.Given[..6]);
        Assert.Equal([0, 1, 1, 1, 1, 1], decoding.Journal.Pool.Bucket[..6]);
        Assert.All(decoding.Journal.Pool.Kind[..6], kind => Assert.Equal(PoolEventKind.Miss, kind));
    }

    [Fact]
    public void DiscardsOfEveryVersion()
    {
        using Decoding decoding = new();
        decoding.Event(Provider, 10, 0, new ByteWriter().Int32(1).Utf16("tag").Int32(0))
            .Event(Provider, 10, 2, Stream().Int32(0).Int32(1))
            .Event(Provider, 10, 2, Stream().Int32(0).Int32(1).Zeros(6 * sizeof(long)));
        Assert.Equal(
            [PoolEventReason.OverMaximumSize, PoolEventReason.EnoughFree, PoolEventReason.EnoughFree],
            decoding.Journal.Pool.Reason[..3]);
        Assert.Equal([1, 0, 0], decoding.Journal.Pool.Bucket[..3]);
        Assert.Equal(0, decoding.Unreadable);
    }

    private static ByteWriter Stream() => new ByteWriter().Bytes(_stream.ToByteArray()).Utf16("tag");
}
