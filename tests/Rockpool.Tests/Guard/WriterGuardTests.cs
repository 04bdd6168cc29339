namespace Rockpool.Tests.Guard;

/// <summary>What the guard sees of writers and streams: their blocks are arrays of a buffer pool like any.</summary>
[Collection(nameof(GuardCollection))]
public sealed class WriterGuardTests
{
    private const int Quarantine = 16;

    [Fact]
    public void WhoUsesWholeBlocksDoesNothingWrong()
    {
        using var watching = new Watching(GuardLevel.Full);
        using var pool = new BufferPool<byte>();
        using var writer = new PooledBufferWriter<byte>(pool: pool);
        using var stream = new PooledStream(pool: pool);
        foreach (int hint in (int[])[0, 1000, 20_003, 70_001])
        {
            for (int round = 0; round < 2; round++)
            {
                Span<byte> room = writer.GetSpan(hint);
                room.Fill(1);
                writer.Advance(room.Length);
                stream.Position = round * stream.Length;
                room = stream.GetSpan(hint);
                room.Fill(1);
                stream.Advance(room.Length);
                stream.GetBuffer().AsSpan().Fill(2);
            }
        }

        writer.Clear();
        stream.SetLength(0);
        Assert.Empty(watching.Found);
    }

    [Fact]
    public void ASpanThatIsWrittenAfterTheEndIsFound()
    {
        using var watching = new Watching(GuardLevel.Full);
        using var pool = new BufferPool<byte>();
        var writer = new PooledBufferWriter<byte>(pool: pool);
        Span<byte> room = writer.GetSpan(1024);
        byte[][] others = [.. Enumerable.Range(0, Quarantine).Select(_ => pool.Rent(1024))];
        writer.Dispose();
        Array.ForEach(others, other => pool.Return(other));
        room[7] = 1;
        pool.Rent(1024);
        Assert.Equal(["[7]"], watching.Only(GuardFindingKind.UseAfterReturn).Fields);
    }
}
