using System.Runtime.InteropServices;

namespace Rockpool.Tests.Buffers;

/// <summary>Threads that rent arrays of all sizes, mark them as theirs, and look whether they stayed theirs.</summary>
internal sealed class BufferUsers(BufferPool<byte> pool, int threads, int rounds)
{
    private const int MostHeld = 40;

    private long _aliased;

    /// <summary>Runs them while something else happens.</summary>
    /// <returns>How many arrays somebody else wrote to.</returns>
    public long Run(Action meanwhile)
    {
        Thread[] users = [.. Enumerable.Range(1, threads).Select(number => new Thread(() => Use(number)))];
        Array.ForEach(users, user => user.Start());
        meanwhile();
        Array.ForEach(users, user => user.Join());
        return _aliased;
    }

    private void Use(int number)
    {
        var random = new Random(number);
        var held = new List<(byte[] Array, long Mark)>();
        for (int round = 0; round < rounds; round++)
        {
            if (held.Count == 0 || (held.Count < MostHeld && random.Next(2) == 0))
                held.Add(Take(random, ((long)number << 32) | (uint)round));
            else
                Give(random, held);
        }

        while (held.Count > 0)
            Give(random, held);
    }

    private (byte[] Array, long Mark) Take(Random random, long mark)
    {
        byte[] array = pool.Rent(1 << random.Next(3, 14));
        Ends(array, out Span<long> first, out Span<long> last);
        first[0] = mark;
        last[0] = mark;
        return (array, mark);
    }

    private void Give(Random random, List<(byte[] Array, long Mark)> held)
    {
        int at = random.Next(held.Count);
        (byte[] array, long mark) = held[at];
        held.RemoveAt(at);
        Ends(array, out Span<long> first, out Span<long> last);
        if (first[0] != mark || last[0] != mark)
            Interlocked.Increment(ref _aliased);
        pool.Return(array, clearArray: random.Next(4) == 0);
    }

    private static void Ends(byte[] array, out Span<long> first, out Span<long> last)
    {
        first = MemoryMarshal.Cast<byte, long>(array.AsSpan(0, sizeof(long)));
        last = MemoryMarshal.Cast<byte, long>(array.AsSpan(array.Length - sizeof(long)));
    }
}
