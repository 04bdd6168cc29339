using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Rockpool;

namespace Buffers.Writers;

/// <summary>Replies that wait to be sent, all at once: how much memory they take with an estimated first block and without.</summary>
internal static class Presizing
{
    private const int Replies = 2000;
    private const int Warm = 1000;

    private static readonly string[] Contestants =
    [
        "writer", "writer, presized", "writer, presized by the median", "writer, presized, raw values linked", "array", "array, presized", "array of 64 KB",
        "pipe", "pipe, presized",
    ];

    public static void Run(string? contestant)
    {
        if (contestant is not null)
        {
            Measure(contestant);
            return;
        }

        Console.WriteLine("| | held by the waiting replies, MB | segments each | allocated, MB | peak working set, MB | over replies' bytes |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (string each in Contestants)
            Child.Run("presizing", each);
    }

    private static void Measure(string contestant)
    {
        byte[] raw = Encoding.UTF8.GetBytes($"\"{new string('x', 6000)}\"");
        var sizes = new SizeEstimator(contestant.EndsWith("median", StringComparison.Ordinal) ? 0.5 : 0.9);
        var waiting = new List<IDisposable>();
        Func<int, ReadOnlySequence<byte>> reply = ReplyBy(contestant, raw, sizes, waiting);
        Learn(sizes, contestant.EndsWith("linked", StringComparison.Ordinal) ? "0"u8.ToArray() : raw);
        long before = GC.GetTotalMemory(true);
        long allocated = GC.GetTotalAllocatedBytes(true);
        long bytes = 0;
        long segments = 0;
        for (int i = 0; i < Replies; i++)
        {
            ReadOnlySequence<byte> written = reply(i);
            bytes += written.Length;
            foreach (ReadOnlyMemory<byte> _ in written)
                segments++;
        }

        allocated = GC.GetTotalAllocatedBytes(true) - allocated;
        using var self = Process.GetCurrentProcess();
        long peak = self.PeakWorkingSet64;
        long held = GC.GetTotalMemory(true) - before;
        Console.WriteLine($"| {contestant} | {held / 1e6:0.0} | {(double)segments / Replies:0.0} | {allocated / 1e6:0.0} "
            + $"| {peak / 1e6:0} | {(double)held / bytes:0.00} |");
        GC.KeepAlive(waiting);
    }

    private static Func<int, ReadOnlySequence<byte>> ReplyBy(string contestant, byte[] raw, SizeEstimator sizes, List<IDisposable> waiting)
    {
        var json = new Utf8JsonWriter(Stream.Null);
        return contestant switch
        {
            "writer" => number => ToWriter(new PooledBufferWriter<byte>(), isLinked: false, number),
            "writer, presized" or "writer, presized by the median" => number => ToWriter(new PooledBufferWriter<byte>(sizes), isLinked: false, number),
            "writer, presized, raw values linked" => number => ToWriter(new PooledBufferWriter<byte>(sizes), isLinked: true, number),
            "array" => number => ToArray(new ArrayBufferWriter<byte>(), number),
            "array, presized" => number => ToArray(new ArrayBufferWriter<byte>(Math.Max(256, sizes.Estimate)), number),
            "array of 64 KB" => number => ToArray(new ArrayBufferWriter<byte>(65_536), number),
            "pipe" => number => ToPipe(0, number),
            "pipe, presized" => number => ToPipe(sizes.Estimate, number),
            _ => throw new ArgumentException($"Expected one of {string.Join(", ", Contestants)}.", nameof(contestant)),
        };

        ReadOnlySequence<byte> ToWriter(PooledBufferWriter<byte> writer, bool isLinked, int number)
        {
            waiting.Add(writer);
            Write(json, writer, number, isLinked ? () => json.LinkRawValue(writer, raw) : () => json.WriteRawValue(raw, true));
            return writer.WrittenSequence;
        }

        ReadOnlySequence<byte> ToArray(ArrayBufferWriter<byte> writer, int number)
        {
            Write(json, writer, number, () => json.WriteRawValue(raw, true));
            sizes.Record(writer.WrittenCount);
            var written = new ReadOnlySequence<byte>(writer.WrittenMemory);
            waiting.Add(new Holder(written));
            return written;
        }

        ReadOnlySequence<byte> ToPipe(int estimate, int number)
        {
            // Its writer would wait for a reader, and none comes.
            var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0, useSynchronizationContext: false));
            pipe.Writer.GetSpan(estimate);
            Write(json, pipe.Writer, number, () => json.WriteRawValue(raw, true));
            sizes.Record(pipe.Writer.UnflushedBytes);
            Flush(pipe);
            pipe.Reader.TryRead(out ReadResult result);
            pipe.Reader.AdvanceTo(result.Buffer.Start);
            waiting.Add(new PipeEnd(pipe));
            return result.Buffer;
        }
    }

    private static void Learn(SizeEstimator sizes, byte[] raw)
    {
        using var json = new Utf8JsonWriter(Stream.Null);
        var writer = new ArrayBufferWriter<byte>();
        for (int i = 0; i < Warm; i++)
        {
            Write(json, writer, i, () => json.WriteRawValue(raw, true));
            sizes.Record(writer.WrittenCount);
            writer.ResetWrittenCount();
        }
    }

    private static void Flush(Pipe pipe)
    {
        ValueTask<FlushResult> flush = pipe.Writer.FlushAsync();
        if (!flush.IsCompletedSuccessfully)
            throw new InvalidOperationException("The pipe waits, which it was told not to.");
    }

    /// <summary>A reply: some fields and rows of its own, and from none to three values that were there as JSON before.</summary>
    private static void Write(Utf8JsonWriter json, IBufferWriter<byte> output, int number, Action writeRaw)
    {
        json.Reset(output);
        json.WriteStartObject();
        json.WriteNumber("number", number);
        json.WriteStartArray("rows");
        for (int row = 0; row < 40 + (number % 50); row++)
            json.WriteStringValue("a row of some sixty bytes, as a list of orders has in a reply");
        json.WriteEndArray();
        json.WriteStartArray("values");
        for (int value = 0; value < 1 + (number % 3); value++)
            writeRaw();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }
}
