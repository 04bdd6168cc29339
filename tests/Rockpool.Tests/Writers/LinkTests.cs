using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Rockpool.Tests.Writers;

/// <summary>Elements that a writer takes without a copy.</summary>
public sealed class LinkTests : IDisposable
{
    private readonly BufferPool<byte> _pool = new();
    private readonly PooledBufferWriter<byte> _writer;

    public LinkTests() => _writer = new PooledBufferWriter<byte>(pool: _pool);

    public void Dispose()
    {
        _writer.Dispose();
        Assert.Equal(0, _pool.Statistics.Arrays.Outstanding);
        _pool.Dispose();
    }

    [Fact]
    public void WhatIsLinkedIsThereAsItIs()
    {
        byte[] mine = [4, 5, 6];
        _writer.Write([1, 2, 3]);
        _writer.Link(mine);
        _writer.Write([7]);
        mine[1] = 50;
        Assert.Equal([1, 2, 3, 4, 50, 6, 7], _writer.WrittenSequence.ToArray());
        Assert.Equal([1, 2, 3, 4, 50, 6, 7], _writer.ToArray());
        Assert.Equal(1, _pool.Statistics.Arrays.Outstanding);
    }

    [Fact]
    public void LinksAndWritesInAnyOrder()
    {
        var random = new Random(7);
        var expected = new List<byte>();
        for (int i = 0; i < 2000; i++)
        {
            byte[] values = new byte[random.Next(500)];
            random.NextBytes(values);
            expected.AddRange(values);
            if (random.Next(3) == 0)
                _writer.Link(values);
            else
                _writer.Write(values);
            if (random.Next(10) == 0)
                Assert.Equal(expected.Count, _writer.WrittenSequence.Length);
        }

        Assert.True(expected.ToArray().AsSpan().SequenceEqual(_writer.WrittenSequence.ToArray()));
        _writer.Clear();
        Assert.Equal((0L, 0L), (_writer.WrittenCount, _pool.Statistics.Arrays.Outstanding));
        _writer.Link(new byte[] { 1 });
        _writer.Link(default);
        Assert.Equal([1], _writer.WrittenSequence.ToArray());
    }

    [Fact]
    public void ASequenceFromBeforeALinkStays()
    {
        _writer.Write(new byte[2000]);
        ReadOnlySequence<byte> before = _writer.WrittenSequence;
        _writer.Link(new byte[] { 1 });
        _writer.Write([2]);
        Assert.Equal((2000, 2002), (before.ToArray().Length, _writer.WrittenSequence.Length));
    }

    /// <summary>The way back went through what was linked, which is no block to go on writing in.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(1024)]
    public void AWriteThatFailsAfterALinkLosesNothing(int before)
    {
        using var pool = new BufferPool<byte>();
        using var writer = new PooledBufferWriter<byte>(pool: pool);
        writer.Write(new byte[before]);
        writer.Link(new byte[] { 1, 2 });
        byte[] written = writer.ToArray();
        pool.Dispose();
        for (int round = 0; round < 2; round++)
        {
            Assert.Throws<ObjectDisposedException>(() => writer.Write(new byte[5000]));
            Assert.Equal(written, writer.ToArray());
            Assert.Equal(written, writer.WrittenSequence.ToArray());
        }
    }

    [Fact]
    public void WhatIsLinkedIsNoSize()
    {
        var sizes = new SizeEstimator();
        using var writer = new PooledBufferWriter<byte>(sizes);
        writer.Link(new byte[10_000]);
        writer.Clear();
        Assert.Equal(0, sizes.Estimate);
        writer.Write(new byte[100]);
        writer.Link(new byte[10_000]);
        writer.Write(new byte[100]);
        writer.Clear();
        Assert.Equal(224, sizes.Estimate);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RawJsonIsLinkedBetweenWhatIsWritten(bool isIndented)
    {
        byte[] raw = Encoding.UTF8.GetBytes("""{"x":[1,2,3],"y":"z"}""");
        var options = new JsonWriterOptions { Indented = isIndented };
        var expected = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(expected, options))
            WriteAround(json, () => json.WriteRawValue(raw));
        using (var json = new Utf8JsonWriter(_writer, options))
            WriteAround(json, () => json.LinkRawValue(_writer, raw));
        Assert.Equal(Encoding.UTF8.GetString(expected.WrittenSpan), Encoding.UTF8.GetString(_writer.WrittenSequence));
        Assert.Contains(Parts(_writer.WrittenSequence), part => part.Span == raw.AsSpan(1));
    }

    [Fact]
    public void RawJsonThatIsEmptyOrOutOfPlaceIsRefused()
    {
        using var json = new Utf8JsonWriter(_writer);
        Assert.Throws<ArgumentException>(() => json.LinkRawValue(_writer, default));
        json.WriteStartObject();
        Assert.Throws<InvalidOperationException>(() => json.LinkRawValue(_writer, new byte[] { (byte)'1' }));
        Assert.Throws<ArgumentNullException>(() => json.LinkRawValue(null!, new byte[] { (byte)'1' }));
    }

    private static void WriteAround(Utf8JsonWriter json, Action writeRaw)
    {
        json.WriteStartObject();
        json.WriteNumber("before", 1);
        json.WritePropertyName("raw");
        writeRaw();
        json.WriteString("after", "text");
        json.WriteStartArray("all");
        writeRaw();
        writeRaw();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Parts(ReadOnlySequence<byte> sequence)
    {
        foreach (ReadOnlyMemory<byte> part in sequence)
            yield return part;
    }
}
