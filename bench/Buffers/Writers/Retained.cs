using System.Buffers;
using Microsoft.IO;
using Rockpool;

namespace Buffers.Writers;

/// <summary>What is left when all writers are done, after many documents of which one was much larger than the others.</summary>
internal static class Retained
{
    private const int Times = 2000;

    // Of some 20 KB: the largest document has 16 MB.
    private const int Largest = 800;

    private static readonly string[] Contestants = ["writer", "kept writer", "stream", "kept array", "RMS", "kept MemoryStream"];

    public static void Run(string? contestant)
    {
        if (contestant is not null)
        {
            Measure(contestant);
            return;
        }

        Console.WriteLine("| | right after, KB | after five full collections within a second, KB |");
        Console.WriteLine("|---|---|---|");
        foreach (string each in Contestants)
            Child.Run("retained", each);
    }

    private static void Measure(string contestant)
    {
        Document[] documents = [Documents.JsonOf(1), Documents.ProtobufOf(1), Documents.JsonOf(2), Documents.JsonOf(Largest)];
        Action<Document> write = WriteBy(contestant);
        write(documents[0]);
        GC.Collect();
        long before = GC.GetTotalMemory(false);
        for (int i = 0; i < Times; i++)
            write(documents[i % 3]);
        write(documents[3]);
        write(documents[0]);
        GC.Collect();
        long after = GC.GetTotalMemory(false);
        for (int i = 0; i < 5; i++)
        {
            GC.Collect();
            // The tide comes on another thread.
            Thread.Sleep(200);
        }

        Console.WriteLine($"| {contestant} | {(after - before) / 1000} | {(GC.GetTotalMemory(false) - before) / 1000} |");
        GC.KeepAlive(write);
    }

    private static Action<Document> WriteBy(string contestant)
    {
        var kept = new PooledBufferWriter<byte>(new SizeEstimator());
        var array = new ArrayBufferWriter<byte>();
        var manager = new RecyclableMemoryStreamManager();
        var memory = new MemoryStream();
        return contestant switch
        {
            "writer" => document => Using(new PooledBufferWriter<byte>(), document.ToWriter),
            "kept writer" => ByKept,
            "stream" => document => Using(new PooledStream(), document.ToWriter),
            "kept array" => ByArray,
            "RMS" => document => Using(manager.GetStream(), document.ToWriter),
            "kept MemoryStream" => ByStream,
            _ => throw new ArgumentException($"Expected one of {string.Join(", ", Contestants)}.", nameof(contestant)),
        };

        void ByKept(Document document)
        {
            document.ToWriter(kept);
            kept.Clear();
        }

        void ByArray(Document document)
        {
            document.ToWriter(array);
            array.ResetWrittenCount();
        }

        void ByStream(Document document)
        {
            memory.SetLength(0);
            document.ToStream(memory);
        }
    }

    private static void Using<TWriter>(TWriter writer, Action<IBufferWriter<byte>> use)
        where TWriter : IDisposable, IBufferWriter<byte>
    {
        using (writer)
            use(writer);
    }
}
