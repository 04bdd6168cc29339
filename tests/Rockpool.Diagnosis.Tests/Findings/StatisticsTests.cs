using Rockpool.Diagnosis.Findings;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

/// <summary>Against published tables.</summary>
public class StatisticsTests
{
    [Theory]
    [InlineData(0, 0, 3.69)]
    [InlineData(10, 4.80, 18.39)]
    [InlineData(100, 81.36, 121.63)]
    public void Poisson_intervals_are_Garwoods(long count, double low, double high)
    {
        Estimate rate = Statistics.PoissonRate(count, 1);
        Assert.Equal((low, high), (Math.Round(rate.Low, 2), Math.Round(rate.High, 2)));
    }

    [Theory]
    [InlineData(0, 10, 0, 0.3085)]
    [InlineData(5, 10, 0.1871, 0.8129)]
    [InlineData(10, 10, 0.6915, 1)]
    public void Shares_are_Clopper_and_Pearsons(long count, long of, double low, double high)
    {
        Estimate share = Statistics.Share(count, of);
        Assert.Equal((low, high), (Math.Round(share.Low, 4), Math.Round(share.High, 4)));
    }

    [Fact]
    public void Tails_are_exact()
    {
        Assert.Equal(1 - Math.Exp(-0.5), Statistics.PoissonAtLeast(1, 0.5), 12);
        Assert.Equal(Math.Pow(0.5, 7), Statistics.BinomialAtLeast(7, 7, 0.5), 12);
        Assert.Equal(11 / 1024.0, Statistics.BinomialAtMost(1, 10, 0.5), 12);
    }
}
