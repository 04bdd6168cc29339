using System.Buffers;
using Microsoft.IO;
using Rockpool;

namespace Buffers.Writers;

/// <summary>Ways to write one document, read it block by block as a socket would, and be done with it.</summary>
internal sealed class Contestants
{
    private readonly RecyclableMemoryStreamManager _manager = new();
    private readonly PooledBufferWriter<byte> _kept = new(SizeEstimator.For<Contestants>());
    private readonly ArrayBufferWriter<byte> _array = new();
    private readonly OneArray _floor = new(new byte[64 << 20]);
    private long _read;

    public void Ours(Document document)
    {
        using var writer = new PooledBufferWriter<byte>();
        document.ToWriter(writer);
        Read(writer.WrittenSequence);
    }

    public void OursKept(Document document)
    {
        document.ToWriter(_kept);
        Read(_kept.WrittenSequence);
        _kept.Clear();
    }

    public void OurStreamAsWriter(Document document)
    {
        using var stream = new PooledStream();
        document.ToWriter(stream);
        Read(stream.GetReadOnlySequence());
    }

    public void OurStream(Document document)
    {
        using var stream = new PooledStream();
        document.ToStream(stream);
        Read(stream.GetReadOnlySequence());
    }

    public void RecyclableAsWriter(Document document)
    {
        using RecyclableMemoryStream stream = _manager.GetStream();
        document.ToWriter(stream);
        Read(stream.GetReadOnlySequence());
    }

    public void Recyclable(Document document)
    {
        using RecyclableMemoryStream stream = _manager.GetStream();
        document.ToStream(stream);
        Read(stream.GetReadOnlySequence());
    }

    public void Array(Document document)
    {
        var writer = new ArrayBufferWriter<byte>();
        document.ToWriter(writer);
        Read(new ReadOnlySequence<byte>(writer.WrittenMemory));
    }

    public void ArrayKept(Document document)
    {
        document.ToWriter(_array);
        Read(new ReadOnlySequence<byte>(_array.WrittenMemory));
        _array.ResetWrittenCount();
    }

    public void Plain(Document document)
    {
        using var stream = new MemoryStream();
        document.ToStream(stream);
        Read(new ReadOnlySequence<byte>(stream.GetBuffer(), 0, (int)stream.Length));
    }

    public void Floor(Document document)
    {
        document.ToWriter(_floor);
        _read += _floor.Written;
        _floor.Clear();
    }

    private void Read(ReadOnlySequence<byte> sequence)
    {
        foreach (ReadOnlyMemory<byte> part in sequence)
            _read += part.Length;
    }
}
