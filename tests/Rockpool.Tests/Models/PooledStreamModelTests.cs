using CsCheck;

namespace Rockpool.Tests.Models;

/// <summary>Whatever is done in whatever order, a pooled stream does what a <see cref="MemoryStream"/> does.</summary>
public sealed class PooledStreamModelTests
{
    private const int Far = 400_000;

    private static readonly Gen<int> _lengths = Gen.OneOf(Gen.Int[0, 40], Gen.Int[0, 3000], Gen.Int[0, 150_000]);

    private static readonly Gen<int> _positions = Gen.OneOf(Gen.Int[0, 3000], Gen.Int[0, Far]);

    private static readonly Gen<(string Name, Action<MemoryStream, List<object>> Do)> _steps = Gen.Frequency(
        (4, Gen.Select(_lengths, Gen.Int, (length, seed) => Step($"write {length}", (stream, _) => stream.Write(Values(length, seed))))),
        (2, Gen.Select(_lengths, Gen.Int, (length, seed) => Step($"room for {length}", (stream, _) => Room(stream, Values(length, seed))))),
        (1, Gen.Byte.Select(value => Step($"write byte {value}", (stream, _) => stream.WriteByte(value)))),
        (2, _lengths.Select(length => Step($"read {length}", (stream, seen) => seen.Add(Read(stream, length))))),
        (1, Gen.Const(Step("read byte", (stream, seen) => seen.Add(stream.ReadByte())))),
        (2, _positions.Select(position => Step($"position {position}", (stream, _) => stream.Position = position))),
        (1, Gen.Int[-Far, 3000].Select(offset => Step($"seek {offset}", (stream, seen) => seen.Add(Seek(stream, offset))))),
        (2, Gen.Const(Step("to the end", (stream, seen) => seen.Add(stream.Seek(0, SeekOrigin.End))))),
        (2, _positions.Select(length => Step($"length {length}", (stream, _) => stream.SetLength(length)))),
        (1, Gen.Const(Step("copy", (stream, seen) => seen.Add(Copy(stream))))),
        (1, Gen.Const(Step("buffer", (stream, seen) => seen.Add(Text(stream.GetBuffer().AsSpan(0, (int)stream.Length)))))),
        (1, Gen.Const(Step("write itself", (stream, _) => WriteToItself(stream)))),
        (1, _lengths.Select(more => Step($"capacity {more}", (stream, _) => stream.Capacity = (int)stream.Length + more))));

    [Fact]
    public void ItIsAMemoryStream() => _steps.Array[1, 25].Sample(
        steps =>
        {
            using var pool = new BufferPool<byte>();
            using (var stream = new PooledStream(pool: pool))
            using (var model = new MemoryStream())
            {
                var seen = new List<object>();
                var expected = new List<object>();
                foreach ((string _, Action<MemoryStream, List<object>> step) in steps)
                {
                    step(stream, seen);
                    step(model, expected);
                    Assert.Equal(expected, seen);
                    Assert.Equal((model.Length, model.Position), (stream.Length, stream.Position));
                    Assert.True(stream.Capacity >= stream.Length);
                    Assert.True(model.ToArray().AsSpan().SequenceEqual(stream.ToArray()));
                }
            }

            Assert.Equal(0, pool.Statistics.Arrays.Outstanding);
        },
        iter: 300,
        threads: 1);

    private static (string Name, Action<MemoryStream, List<object>> Do) Step(string name, Action<MemoryStream, List<object>> act) =>
        (name, act);

    private static byte[] Values(int length, int seed)
    {
        byte[] values = new byte[length];
        new Random(seed).NextBytes(values);
        return values;
    }

    private static void Room(MemoryStream stream, byte[] values)
    {
        if (stream is not PooledStream pooled)
        {
            stream.Write(values);
            return;
        }

        values.CopyTo(pooled.GetSpan(values.Length));
        pooled.Advance(values.Length);
    }

    private static string Read(MemoryStream stream, int length)
    {
        byte[] read = new byte[length];
        int count = stream.Read(read);
        return $"{count}: {Text(read)}";
    }

    private static string Seek(MemoryStream stream, int offset) =>
        Record.Exception(() => stream.Seek(offset, SeekOrigin.Current)) is { } refused ? refused.GetType().Name : $"{stream.Position}";

    private static string Copy(MemoryStream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Text(copy.ToArray());
    }

    private static void WriteToItself(MemoryStream stream)
    {
        // Over what is read meanwhile, which of it comes out is nobody's promise.
        stream.Seek(0, SeekOrigin.End);
        stream.WriteTo(stream);
    }

    private static string Text(ReadOnlySpan<byte> values) => $"{values.Length} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(values))}";
}
