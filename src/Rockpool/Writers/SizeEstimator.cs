using System.Numerics;
using Rockpool.Writers;

namespace Rockpool;

/// <summary>Foretells how long the next message will be, from those before: for a place in the code, or for a type of message.</summary>
/// <remarks>
/// <para>The estimate is a quantile of the recent sizes, rounded up to a length that <see cref="BufferPool{T}"/> has. Sizes are
/// counted by those lengths, so that a quantile is at most a quarter too high (as in DDSketch, Masson, Rim and Lee, VLDB 2019), and
/// a count weighs three quarters after every further 64 sizes (exponential decay, as in Cormode, Shkapenyuk, Srivastava and Xu,
/// "Forward decay", ICDE 2009): half after 154 sizes. That is as good as some
/// 450 sizes counted evenly: with the default the estimate lies between the 86 % and the 94 % quantile nearly always, while the
/// sizes stay of one kind. It follows larger sizes after at most 90 of them, and smaller ones after at most 640.</para>
/// <para>For any number of threads at once. Each processor counts for itself and estimates from what it counted, so that no two
/// write to the same memory; a size lost where two threads meet on one processor is lost. Both members take a few nanoseconds and
/// allocate nothing, but for about 800 bytes when a processor comes first.</para>
/// </remarks>
public sealed class SizeEstimator
{
    private const int MaxStripes = 64;

    private readonly SizeStripe?[] _stripes;

    /// <summary>Makes an estimator that knows nothing yet.</summary>
    /// <param name="quantile">Which share of the sizes is to be at most the estimate: above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantile"/> is not such a share.</exception>
    public SizeEstimator(double quantile = 0.9)
        : this(quantile, Math.Min(Environment.ProcessorCount, MaxStripes))
    {
    }

    internal SizeEstimator(double quantile, int processors)
    {
        if (!(quantile > 0 && quantile <= 1))
            throw new ArgumentOutOfRangeException(nameof(quantile), quantile, "Expected more than 0 and at most 1.");
        Quantile = quantile;
        _stripes = new SizeStripe?[BitOperations.RoundUpToPowerOf2((uint)processors)];
    }

    /// <summary>Which share of the sizes is to be at most the estimate.</summary>
    public double Quantile { get; }

    /// <summary>What the next size is likely to be at most: at least 16; 0 while no size is known.</summary>
    public int Estimate => Mine?.Estimate is > 0 and int known ? known : OfOthers();

    private ref SizeStripe? Mine => ref _stripes[Thread.GetCurrentProcessorId() & (_stripes.Length - 1)];

    /// <summary>The estimator that all share who write messages of a type.</summary>
    /// <typeparam name="TMessage">The type; any that names the kind of message.</typeparam>
    public static SizeEstimator For<TMessage>() => OfMessage<TMessage>.Sizes;

    /// <summary>Takes note of a size.</summary>
    /// <param name="size">What was written, in elements or bytes, whichever is estimated; from 0. Beyond 2^30 all are the same.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is negative.</exception>
    public void Record(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        // Of two stripes made at once for one processor the first is lost, with one size.
        ref SizeStripe? mine = ref Mine;
        (mine ?? (mine = new SizeStripe(Quantile))).Record(size);
    }

    /// <summary>What another processor knows, where this one has seen nothing.</summary>
    private int OfOthers()
    {
        foreach (SizeStripe? stripe in _stripes)
        {
            if (stripe?.Estimate is > 0 and int known)
                return known;
        }

        return 0;
    }

    private static class OfMessage<TMessage>
    {
        public static readonly SizeEstimator Sizes = new();
    }
}
