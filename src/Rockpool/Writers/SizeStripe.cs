using System.Runtime.CompilerServices;
using Rockpool.Buffers;

namespace Rockpool.Writers;

/// <summary>The sizes that one processor has seen, counted by length class; older ones weigh less.</summary>
/// <remarks>Threads may meet here when one moves to another processor. Every word is written whole and by plain writes: a count may
/// be lost, and nothing else.</remarks>
internal sealed class SizeStripe(double quantile)
{
    // So many sizes to each look at the counts.
    private const int Period = 64;

    // What a size counts for, so that three quarters of it is still a number.
    private const int Weight = 1024;

    private static readonly int[] Lengths = SizeClasses<byte>.Lengths(powersOfTwo: false, maxBytes: 1 << 30);

    private Counts _counts;

    /// <summary>The quantile at the last look; 0 before the first.</summary>
    public int Estimate => _counts.Estimate;

    public void Record(long size)
    {
        int index = SizeClasses<byte>.IndexOf((int)Math.Clamp(size, 1, Lengths[^1]));
        _counts[index] += Weight;
        if (--_counts.Left <= 0)
            Look();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Look()
    {
        // After 1, 2, 4 sizes and so on at first: until there are many, every one tells something.
        int seen = Math.Clamp(2 * _counts.Seen, 1, Period);
        _counts.Estimate = Read();
        if (seen == Period)
            Decay();
        _counts.Left = seen;
        _counts.Seen = seen;
    }

    private int Read()
    {
        // Of what stands there now: another thread may be at it, and the sum must be that of the parts.
        Span<int> counts = stackalloc int[SizeClasses<byte>.Most];
        long all = 0;
        for (int i = 0; i < Lengths.Length; i++)
            all += counts[i] = _counts[i];
        long wanted = (long)Math.Ceiling(quantile * all);
        int index = 0;
        for (long below = counts[0]; below < wanted; below += counts[index])
            index++;
        return Lengths[index];
    }

    private void Decay()
    {
        for (int i = 0; i < Lengths.Length; i++)
            _counts[i] -= (_counts[i] + 3) / 4;
    }

    /// <summary>The numbers, with as much room about them as two lines of the processor's cache.</summary>
    private struct Counts
    {
        private Room _before;
        public int Estimate;
        public int Left;
        public int Seen;
        private Row _row;
        private Room _after;

        public int this[int index]
        {
            readonly get => _row[index];
            set => _row[index] = value;
        }
    }

    [InlineArray(32)]
    private struct Room
    {
        private int _first;
    }

    [InlineArray(SizeClasses<byte>.Most)]
    private struct Row
    {
        private int _first;
    }
}
