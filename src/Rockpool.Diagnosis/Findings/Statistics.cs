using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Rockpool.Diagnosis.Findings;

/// <summary>The distributions behind every interval and confidence, all at 95 % and two-sided unless said otherwise.</summary>
internal static class Statistics
{
    /// <summary>The standard normal quantile of 97.5 %.</summary>
    public const double Normal975 = 1.959963984540054;

    private const double Tail = 0.025;
    private const double MostConfident = 0.999;

    /// <summary>Events per unit of exposure, by the exact Poisson interval (Garwood, 1936).</summary>
    public static Estimate PoissonRate(long count, double exposure)
    {
        if (exposure <= 0) return default;
        double low = count == 0 ? 0 : ChiSquared.InvCDF(2.0 * count, Tail) / 2;
        double high = ChiSquared.InvCDF(2.0 * (count + 1), 1 - Tail) / 2;
        return new Estimate(count / exposure, low / exposure, high / exposure);
    }

    /// <summary>A share, by the exact binomial interval (Clopper and Pearson, 1934).</summary>
    public static Estimate Share(long count, long of)
    {
        if (of <= 0) return new Estimate(0, 0, 1);
        double low = count == 0 ? 0 : Beta.InvCDF(count, of - count + 1, Tail);
        double high = count == of ? 1 : Beta.InvCDF(count + 1, of - count, 1 - Tail);
        return new Estimate((double)count / of, low, high);
    }

    /// <summary>
    /// The confidence that is left by a doubt, and by how much was watched: of so many observations none contradicts
    /// the model that the doubt was reckoned in, which supports no more for the next (Laplace's rule of succession),
    /// and never more than 99.9 %.
    /// </summary>
    public static double Confidence(double doubt, double observations) =>
        Math.Clamp(Math.Min(1 - doubt, (observations + 1) / (observations + 2)), 0, MostConfident);

    /// <summary>The probability of so many events or more where <paramref name="expected"/> are expected.</summary>
    public static double PoissonAtLeast(long count, double expected) =>
        count <= 0 ? 1 : expected <= 0 ? 0 : SpecialFunctions.GammaLowerRegularized(count, expected);

    /// <summary>The probability of so many successes or more.</summary>
    public static double BinomialAtLeast(long count, long trials, double chance) =>
        count <= 0 ? 1
        : count > trials ? 0
        : SpecialFunctions.BetaRegularized(count, trials - count + 1, chance);

    /// <summary>The probability of so many successes or fewer.</summary>
    public static double BinomialAtMost(long count, long trials, double chance) =>
        1 - BinomialAtLeast(count + 1, trials, chance);
}
