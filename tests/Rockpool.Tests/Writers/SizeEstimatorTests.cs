using Rockpool.Buffers;

namespace Rockpool.Tests.Writers;

/// <summary>How well sizes are foretold, where it is known how they are distributed.</summary>
public sealed class SizeEstimatorTests
{
    // As many even counts as the weights of all sizes are worth.
    private const double Worth = 448;

    private static readonly int[] Lengths = SizeClasses<byte>.Lengths(powersOfTwo: false, maxBytes: 1 << 30);

    public static TheoryData<string, double> Kinds => new()
    {
        { "even", 0.5 },
        { "even", 0.9 },
        { "normal", 0.9 },
        { "normal", 0.99 },
        { "pareto", 0.75 },
        { "pareto", 0.95 },
        { "two", 0.9 },
        { "one", 0.9 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TheEstimateIsTheQuantile(string kind, double quantile)
    {
        long[] known = [.. Draws(kind, 99, 100_000).Order()];
        for (int seed = 0; seed < 20; seed++)
        {
            SizeEstimator sizes = Filled(new SizeEstimator(quantile, processors: 1), Draws(kind, seed, 3000 + (31 * seed)));
            AssertIsQuantile(known, quantile, sizes.Estimate);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AfterADriftItIsTheNewQuantile(string kind, double quantile)
    {
        // Five standard errors of the share, and the old sizes may still weigh so much after so many periods of 64.
        double old = Math.Min(quantile, 1 - quantile) / 10;
        int sizesUntil = 64 * ((int)Math.Ceiling(Math.Log(old) / Math.Log(0.75)) + 1);
        long[] known = [.. Draws(kind, 99, 100_000).Select(size => 20 * size).Order()];
        SizeEstimator up = Filled(new SizeEstimator(quantile, processors: 1), Draws(kind, 1, 5000));
        Filled(up, Draws(kind, 2, sizesUntil).Select(size => 20 * size));
        AssertIsQuantile(known, quantile, up.Estimate);
        long[] before = [.. Draws(kind, 98, 100_000).Order()];
        Filled(up, Draws(kind, 3, sizesUntil));
        AssertIsQuantile(before, quantile, up.Estimate);
    }

    [Fact]
    public void ItFollowsAsFastAsItSays()
    {
        var sizes = new SizeEstimator(0.9, processors: 1);
        Filled(sizes, Enumerable.Repeat(1000L, 5037));
        Assert.Equal(1024, sizes.Estimate);
        Filled(sizes, Enumerable.Repeat(50_000L, 90));
        Assert.Equal(57_344, sizes.Estimate);
        Filled(sizes, Enumerable.Repeat(50_000L, 5000));
        Filled(sizes, Enumerable.Repeat(1000L, 640));
        Assert.Equal(1024, sizes.Estimate);
    }

    [Fact]
    public void NowAndThenALargeOneChangesNothing()
    {
        var sizes = new SizeEstimator(0.9, processors: 1);
        for (int i = 0; i < 10_000; i++)
        {
            sizes.Record(i % 20 == 0 ? 1_000_000 : 700);
            if (i > 200)
                Assert.Equal(768, sizes.Estimate);
        }
    }

    [Fact]
    public void TheFirstSizesTellSomething()
    {
        var sizes = new SizeEstimator();
        Assert.Equal(0, sizes.Estimate);
        sizes.Record(3000);
        Assert.Equal(3072, sizes.Estimate);
    }

    [Theory]
    [InlineData(0, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 20)]
    [InlineData(1 << 30, 1 << 30)]
    [InlineData(long.MaxValue, 1 << 30)]
    public void EverySizeHasAnEstimate(long size, int estimate)
    {
        var sizes = new SizeEstimator(1);
        sizes.Record(size);
        Assert.Equal(estimate, sizes.Estimate);
    }

    [Fact]
    public void WrongArgumentsAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SizeEstimator(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SizeEstimator(1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SizeEstimator(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SizeEstimator().Record(-1));
    }

    [Fact]
    public void AllWhoWriteAMessageTypeShareItsEstimator()
    {
        Assert.Same(SizeEstimator.For<SizeEstimatorTests>(), SizeEstimator.For<SizeEstimatorTests>());
        Assert.NotSame(SizeEstimator.For<SizeEstimatorTests>(), SizeEstimator.For<string>());
        Assert.Equal(0.9, SizeEstimator.For<string>().Quantile);
    }

    [Fact]
    public void ThreadsAtOnceSpoilNothing()
    {
        var sizes = new SizeEstimator();
        Parallel.For(0, 8, seed =>
        {
            foreach (long size in Draws("even", seed, 20_000))
            {
                sizes.Record(size);
                Assert.InRange(sizes.Estimate, 1000, 10_240);
            }
        });
        AssertIsQuantile([.. Draws("even", 99, 100_000).Order()], 0.9, sizes.Estimate);
    }

    [Fact]
    public void RecordingAllocatesNothing()
    {
        var sizes = new SizeEstimator(0.9, processors: 1);
        sizes.Record(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            sizes.Record(sizes.Estimate + i);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static SizeEstimator Filled(SizeEstimator sizes, IEnumerable<long> seen)
    {
        foreach (long size in seen)
            sizes.Record(size);
        return sizes;
    }

    /// <summary>The estimate is the upper end of a class in which the quantile is, give or take five standard errors.</summary>
    private static void AssertIsQuantile(long[] sorted, double quantile, int estimate)
    {
        double slack = (5 * Math.Sqrt(quantile * (1 - quantile) / Worth)) + 0.002 + (Math.Min(quantile, 1 - quantile) / 10);
        int below = Lengths[Math.Max(0, Array.IndexOf(Lengths, estimate) - 1)];
        Assert.True(ShareUpTo(sorted, estimate) >= quantile - slack, $"{estimate} is too small");
        Assert.True(ShareUpTo(sorted, below) <= quantile + slack, $"{estimate} is too large");
    }

    private static double ShareUpTo(long[] sorted, long size) => (double)sorted.TakeWhile(one => one <= size).Count() / sorted.Length;

    private static IEnumerable<long> Draws(string kind, int seed, int count)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => kind switch
        {
            "even" => random.NextInt64(1000, 10_000),
            "normal" => (long)(2000 * Math.Exp(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))),
            "pareto" => (long)(200 / Math.Pow(1 - random.NextDouble(), 1 / 1.3)),
            "two" => random.Next(5) == 0 ? 60_000 : 300,
            _ => 4321,
        });
    }
}
