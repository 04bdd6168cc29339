using System.IO.Pipelines;
using System.Text;
using System.Text.Json;

namespace Rockpool.Tests.Writers;

/// <summary>The examples of docs/writers.md.</summary>
public sealed class WriterExampleTests
{
    private static readonly byte[] Raw = Encoding.UTF8.GetBytes("""{"lines":[1,2,3]}""");

    [Fact]
    public async Task Json()
    {
        using var stream = new MemoryStream();
        await Send(stream, new Order(7, "Ada", Raw));
        await Send(stream, new Order(8, "Grace", Raw));
        Assert.Equal(
            """{"id":7,"name":"Ada","cart":{"lines":[1,2,3]}}{"id":8,"name":"Grace","cart":{"lines":[1,2,3]}}""",
            Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public async Task Linked()
    {
        using var writer = new PooledBufferWriter<byte>(SizeEstimator.For<Order>());
        using var json = new Utf8JsonWriter(writer);
        json.WriteStartObject();
        json.WritePropertyName("cart");
        json.LinkRawValue(writer, Raw);
        json.WriteEndObject();
        await json.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal("""{"cart":{"lines":[1,2,3]}}""", Encoding.UTF8.GetString(writer.WrittenSequence));
    }

    [Fact]
    public async Task Pipes()
    {
        var pipe = new Pipe();
        await Send(pipe.Writer, new Order(7, "Ada", Raw));
        ReadResult result = await pipe.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal("""{"id":7,"name":"Ada","cart":{"lines":[1,2,3]}}""", Encoding.UTF8.GetString(result.Buffer));
        Assert.True(SizeEstimator.For<Order>().Estimate >= result.Buffer.Length);
        pipe.Reader.AdvanceTo(result.Buffer.End);
    }

    [Fact]
    public async Task WhatIsWrittenGoesOnIntoAPipe()
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        using var writer = new PooledBufferWriter<byte>();
        writer.Write(new byte[200_000]);
        writer.CopyTo(pipe.Writer);
        await pipe.Writer.FlushAsync(TestContext.Current.CancellationToken);
        ReadResult result = await pipe.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(200_000, result.Buffer.Length);
        pipe.Reader.AdvanceTo(result.Buffer.End);
    }

    private static async Task Send(Stream stream, Order order)
    {
        using var writer = new PooledBufferWriter<byte>(SizeEstimator.For<Order>());
        using (var json = new Utf8JsonWriter(writer))
            Write(json, order);
        await writer.WriteToAsync(stream, CancellationToken.None);
    }

    private static async Task Send(PipeWriter pipe, Order order)
    {
        SizeEstimator sizes = SizeEstimator.For<Order>();
        pipe.GetSpan(sizes.Estimate);
        using (var json = new Utf8JsonWriter(pipe))
            Write(json, order);
        sizes.Record(pipe.UnflushedBytes);
        await pipe.FlushAsync();
    }

    private static void Write(Utf8JsonWriter json, Order order)
    {
        json.WriteStartObject();
        json.WriteNumber("id", order.Id);
        json.WriteString("name", order.Name);
        json.WritePropertyName("cart");
        json.WriteRawValue(order.Cart.Span, skipInputValidation: true);
        json.WriteEndObject();
    }

    private sealed record Order(int Id, string Name, ReadOnlyMemory<byte> Cart);
}
