using System.Buffers;

namespace Rockpool.Tests.Writers;

/// <summary>What code that takes an <see cref="IBufferWriter{T}"/> relies on. A kind of writer subclasses this.</summary>
public abstract class BufferWriterContract : IDisposable
{
    private readonly List<IDisposable> _made = [];

    public void Dispose()
    {
        _made.ForEach(made => made.Dispose());
        GC.SuppressFinalize(this);
    }

    protected abstract IBufferWriter<byte> Make();

    protected abstract byte[] Written(IBufferWriter<byte> writer);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(4096)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(3_000_000)]
    public void ThereIsAsMuchRoomAsAskedForAndSomeAtLeast(int sizeHint)
    {
        IBufferWriter<byte> writer = MakeOne();
        for (int round = 0; round < 3; round++)
        {
            Assert.True(writer.GetSpan(sizeHint).Length >= Math.Max(1, sizeHint));
            Assert.True(writer.GetMemory(sizeHint).Length >= Math.Max(1, sizeHint));
            writer.Advance(1);
        }
    }

    [Theory]
    [InlineData(1, 5000)]
    [InlineData(7, 30_000)]
    [InlineData(100, 3000)]
    [InlineData(4096, 200)]
    [InlineData(70_000, 20)]
    public void WhatWasWrittenIsThere(int most, int times)
    {
        IBufferWriter<byte> writer = MakeOne();
        var random = new Random(most);
        var expected = new List<byte>();
        for (int i = 0; i < times; i++)
        {
            byte[] values = new byte[random.Next(most + 1)];
            random.NextBytes(values);
            expected.AddRange(values);
            if (i % 3 == 0)
            {
                writer.Write(values);
                continue;
            }

            Span<byte> room = i % 3 == 1 ? writer.GetSpan(values.Length) : writer.GetMemory(values.Length).Span;
            values.CopyTo(room);
            writer.Advance(values.Length);
        }

        Assert.True(expected.ToArray().AsSpan().SequenceEqual(Written(writer)));
    }

    [Fact]
    public void NothingIsThereAtFirst() => Assert.Empty(Written(MakeOne()));

    [Fact]
    public void WhatIsNotCountedIsNotThere()
    {
        IBufferWriter<byte> writer = MakeOne();
        writer.GetSpan(100).Fill(1);
        writer.GetSpan(5000).Fill(2);
        writer.Advance(3);
        writer.GetSpan(100_000).Fill(3);
        writer.Advance(0);
        Assert.Equal([2, 2, 2], Written(writer));
    }

    [Fact]
    public void NegativeSizesAreRefused()
    {
        IBufferWriter<byte> writer = MakeOne();
        Assert.ThrowsAny<ArgumentException>(() => writer.GetSpan(-1).Length);
        Assert.ThrowsAny<ArgumentException>(() => writer.GetMemory(int.MinValue));
        writer.GetSpan(1);
        Assert.ThrowsAny<ArgumentException>(() => writer.GetSpan(-1).Length);
        Assert.ThrowsAny<ArgumentException>(() => writer.Advance(-1));
    }

    [Fact]
    public void MoreThanThereWasRoomForIsRefused()
    {
        IBufferWriter<byte> writer = MakeOne();
        int room = writer.GetSpan(10).Length;
        Assert.ThrowsAny<Exception>(() => writer.Advance(room + 1));
        Assert.ThrowsAny<Exception>(() => writer.Advance(int.MaxValue));
        Assert.Empty(Written(writer));
        writer.Advance(room);
        Assert.Equal(room, Written(writer).Length);
    }

    [Fact]
    public void WhereThereIsNoMemoryNothingIsLost()
    {
        IBufferWriter<byte> writer = MakeOne();
        writer.Write<byte>([1, 2, 3]);
        Assert.Throws<OutOfMemoryException>(() => writer.GetSpan(int.MaxValue).Length);
        Assert.Throws<OutOfMemoryException>(() => writer.GetMemory(int.MaxValue));
        Assert.Equal([1, 2, 3], Written(writer));
        writer.Write<byte>([4]);
        Assert.Equal([1, 2, 3, 4], Written(writer));
    }

    private IBufferWriter<byte> MakeOne()
    {
        IBufferWriter<byte> writer = Make();
        if (writer is IDisposable made)
            _made.Add(made);
        return writer;
    }
}
