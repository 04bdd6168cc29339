using System.Buffers;

namespace Buffers.Writers;

/// <summary>Something to write, into a buffer writer and into a stream.</summary>
internal sealed record Document(string Name, Action<IBufferWriter<byte>> ToWriter, Action<Stream> ToStream)
{
    /// <summary>How many bytes it is.</summary>
    public int Bytes { get; } = BytesOf(ToWriter);

    private static int BytesOf(Action<IBufferWriter<byte>> write)
    {
        var counter = new ArrayBufferWriter<byte>();
        write(counter);
        return counter.WrittenCount;
    }
}
