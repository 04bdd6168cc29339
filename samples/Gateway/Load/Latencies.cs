namespace Gateway.Load;

/// <summary>From when a message was due to be sent until it was there, in milliseconds.</summary>
internal sealed record Latencies(double P50, double P99, double P999, double Most)
{
    public static Latencies Of(Histogram histogram) =>
        new(In(histogram.At(0.5)), In(histogram.At(0.99)), In(histogram.At(0.999)), In(histogram.At(1)));

    private static double In(TimeSpan duration) => duration.TotalMilliseconds;
}
