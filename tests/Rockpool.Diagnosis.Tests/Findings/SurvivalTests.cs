using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Ledger;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

public class SurvivalTests
{
    // The remission of 21 patients under 6-mercaptopurine (Freireich and others, 1963), in weeks, as every textbook has it.
    private static readonly int[] Ended = [6, 6, 6, 7, 10, 13, 16, 22, 23];
    private static readonly int[] Cut = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];

    [Fact]
    public void The_curve_is_Kaplan_and_Meiers()
    {
        LogHistogram ended = new();
        LogHistogram cut = new();
        foreach (int week in Ended) ended.Add(Weeks(week));
        foreach (int week in Cut) cut.Add(Weeks(week));
        IReadOnlyList<SurvivalPoint> points = Survival.Curve(ended, null, cut, long.MaxValue).Points;
        Assert.Equal((0.8571, 21L), (Math.Round(points[0].Share.Value, 4), points[0].AtRisk));

        // After week 6: standard error 0.0764; its log-log interval is 0.620 to 0.952.
        Assert.Equal((0.620, 0.952), (Math.Round(points[0].Share.Low, 3), Math.Round(points[0].Share.High, 3)));
        Assert.Equal(0.448, Math.Round(points[^1].Share.Value, 3));
    }

    [Fact]
    public void The_curve_ends_where_the_recording_does()
    {
        LogHistogram ended = new();
        LogHistogram cut = new();
        ended.Add(1000);
        cut.Add(39_500_000_000);
        Assert.Equal(39.9, Survival.Curve(ended, null, cut, 39_900_000_000).Points[^1].Seconds);
    }

    // Weeks are set apart far enough that each has a bin of its own, in their order.
    private static long Weeks(int week) => LogHistogram.UpperEdge(week * 2) - 1;
}
