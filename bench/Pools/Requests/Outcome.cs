namespace Pools.Requests;

/// <summary>What a round of requests took.</summary>
/// <param name="Mean">Nanoseconds of a request, the clock included.</param>
/// <param name="Half">Half of the requests were faster.</param>
/// <param name="Slow">One in a hundred was slower.</param>
/// <param name="Slowest">One in a thousand was slower.</param>
/// <param name="Hits">The share of rents for which nothing was made.</param>
/// <param name="Collections">Collections of each generation for a million requests.</param>
/// <param name="Bytes">Allocated for each request beyond what each request allocates anyway.</param>
internal sealed record Outcome(double Mean, double Half, double Slow, double Slowest, double Hits, double[] Collections, double Bytes)
{
    public const string Header = "mean ns | p50 | p99 | p99.9 | hit rate | gen0 | gen1 | gen2 | bytes";

    /// <summary>The medians of several rounds.</summary>
    public static Outcome Of(IReadOnlyList<Outcome> rounds)
    {
        double Median(Func<Outcome, double> figure)
        {
            double[] sorted = [.. rounds.Select(figure).Order()];
            return sorted[sorted.Length / 2];
        }

        return new Outcome(
            Median(round => round.Mean), Median(round => round.Half), Median(round => round.Slow),
            Median(round => round.Slowest), Median(round => round.Hits),
            [Median(round => round.Collections[0]), Median(round => round.Collections[1]), Median(round => round.Collections[2])],
            Median(round => round.Bytes));
    }

    public override string ToString() =>
        $"{Mean:0} | {Half:0} | {Slow:0} | {Slowest:0} | {Hits:P2} | {Collections[0]:0.0} | {Collections[1]:0.0} | {Collections[2]:0.0} | {Bytes:0.0}";
}
