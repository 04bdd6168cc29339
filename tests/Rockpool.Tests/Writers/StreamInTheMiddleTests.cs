using System.Buffers;

namespace Rockpool.Tests.Writers;

/// <summary>Writes over what a stream has already, which goes by a buffer aside.</summary>
public sealed class StreamInTheMiddleTests : BufferWriterContract
{
    private const int Before = 10;
    private const int Filled = 150_000;

    protected override IBufferWriter<byte> Make()
    {
        var stream = new PooledStream();
        stream.SetLength(Filled);
        stream.Position = Before;
        return stream;
    }

    protected override byte[] Written(IBufferWriter<byte> writer)
    {
        var stream = (PooledStream)writer;
        return stream.ToArray()[Before..(int)stream.Position];
    }
}
