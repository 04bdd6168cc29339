using Rockpool.Diagnosis.Ledger;

namespace Rockpool.Diagnosis.Findings;

/// <summary>
/// The share of items still out after a time, from holds that ended and holds that were only watched for a while
/// (Kaplan and Meier, 1958), on bins of a quarter octave.
/// </summary>
internal static class Survival
{
    /// <summary>The curve; empty where nothing was rented. Steps are the bins in which a hold ended or was cut.</summary>
    /// <param name="ended">The holds that ended.</param>
    /// <param name="ambiguous">Those that ended as one of several.</param>
    /// <param name="censored">Those that were only watched for a while.</param>
    /// <param name="recorded">How long the recording lasts, in nanoseconds: the last bin may reach beyond it, no hold does.</param>
    public static SurvivalCurve Curve(LogHistogram ended, LogHistogram? ambiguous, LogHistogram? censored, long recorded)
    {
        List<SurvivalPoint> points = [];
        long atRisk = ended.Total + (ambiguous?.Total ?? 0) + (censored?.Total ?? 0);
        double share = 1;
        double greenwood = 0;
        for (int bin = 0; bin < LogHistogram.Bins && atRisk > 0; bin++)
        {
            long died = ended[bin] + (ambiguous?[bin] ?? 0);
            long cut = censored?[bin] ?? 0;
            if (died > 0)
            {
                share *= 1 - ((double)died / atRisk);
                if (atRisk > died) greenwood += died / ((double)atRisk * (atRisk - died));
            }

            if (died + cut > 0)
                points.Add(new SurvivalPoint(Math.Min(LogHistogram.UpperEdge(bin), recorded) / 1e9, Interval(share, greenwood), atRisk));
            atRisk -= died + cut;
        }

        return new SurvivalCurve(points);
    }

    // The log-log transformation keeps the bounds between 0 and 1 (Kalbfleisch and Prentice, 1980).
    private static Estimate Interval(double share, double greenwood)
    {
        if (share is <= 0 or >= 1 || greenwood <= 0) return new Estimate(share, share, share);
        double logLog = Math.Log(-Math.Log(share));
        double reach = Statistics.Normal975 * Math.Sqrt(greenwood) / Math.Abs(Math.Log(share));
        return new Estimate(share, Math.Exp(-Math.Exp(logLog + reach)), Math.Exp(-Math.Exp(logLog - reach)));
    }
}
