using System.Globalization;

namespace Overhead;

/// <summary>What the pairs of one rate say together.</summary>
internal sealed class Summary(int rate, double seconds, IReadOnlyList<(Measurement Plain, Measurement Recorded)> pairs)
{
    // Student's t for a one-sided bound of 95 %, by degrees of freedom from 1.
    private static readonly double[] _student = [6.314, 2.920, 2.353, 2.132, 2.015, 1.943, 1.895, 1.860, 1.833, 1.812, 1.796, 1.782];

    /// <summary>The heads of the columns.</summary>
    public static string Header =>
        "rents/s      extra CPU %  upper 95 %  begin/end s  claimed %  throughput  peak MB +  recorder CPU %  leak    double  wrong";

    /// <summary>One line.</summary>
    public override string ToString()
    {
        var extra = pairs.Select(pair => Share(pair.Plain, pair.Recorded)).ToList();
        var recordings = pairs.Select(pair => pair.Recorded.Recording!).ToList();
        var throughput = pairs.Average(pair => pair.Recorded.ServedPerSecond / pair.Plain.ServedPerSecond);
        var peak = pairs.Average(pair => pair.Recorded.PeakMegabytes - pair.Plain.PeakMegabytes);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(rate == 0 ? "flat out" : rate),-12} {100 * extra.Average(),11:F2} {100 * UpperBound(extra),11:F2} {recordings.Average(one => one.SetupSeconds),12:F3} "
            + $"{100 * recordings.Average(one => one.ClaimedOverhead),10:F2} {throughput,11:F3} {peak,10:F1} {100 * recordings.Average(one => one.RecorderCores),15:F1}  "
            + $"{Told(recordings.Select(one => one.Leak)),-7} {Told(recordings.Select(one => one.DoubleReturn)),-7} {recordings.Sum(one => one.WrongErrors)}");
    }

    private static string Told(IEnumerable<Verdict> verdicts)
    {
        var all = verdicts.ToList();
        return $"{all.Count(one => one == Verdict.Found)}/{all.Count}{(all.Contains(Verdict.Insufficient) ? " ins" : "")}";
    }

    private static double UpperBound(List<double> values)
    {
        if (values.Count < 2) return double.NaN;
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
        return mean + (_student[Math.Min(values.Count - 2, _student.Length - 1)] * deviation / Math.Sqrt(values.Count));
    }

    /// <summary>
    /// Extra processor time as a share of one core, or of the load's own time where that is more; beginning and ending, which
    /// come once however long the recording is, are told apart.
    /// </summary>
    private double Share(Measurement plain, Measurement recorded) =>
        (recorded.Cores - plain.Cores - (recorded.Recording!.SetupSeconds / seconds)) / Math.Max(1, plain.Cores);
}
