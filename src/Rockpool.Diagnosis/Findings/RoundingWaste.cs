using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Ledger;

namespace Rockpool.Diagnosis.Findings;

/// <summary>RP1005: what a pool gives beyond what was asked for, where its source says what was asked for.</summary>
internal static class RoundingWaste
{
    /// <summary>The rule's number.</summary>
    public const string Rule = "RP1005";

    private const double CostlyShare = 0.5;
    private const double CostlyBytesPerSecond = 1 << 20;
    private const double NotableShare = 0.1;

    /// <summary>Every pool that wastes a notable share.</summary>
    public static IEnumerable<Finding> Find(Books books)
    {
        foreach (PoolBook pool in books.Pools)
        {
            PoolAccount account = pool.Account;
            if (account.GivenWhereAsked == 0) continue;
            long waste = account.GivenWhereAsked - account.Asked;
            double share = (double)waste / account.GivenWhereAsked;
            if (share < NotableShare) continue;
            double perSecond = waste / books.CoveredSeconds;
            bool costly = account.Info.Unit == SizeUnit.Bytes && share > CostlyShare && perSecond > CostlyBytesPerSecond;
            string unit = account.Info.Unit == SizeUnit.Bytes ? "bytes" : "elements";
            yield return new Finding
            {
                Rule = Rule,
                Severity = costly ? Severity.Warning : Severity.Info,
                Title = "given much more than was asked for",
                Confidence = 1,
                Count = account.RentsWithAsked,
                Pool = pool.Name,
                Evidence =
                [
                    new("wasteShare", "share of what was given that nobody asked for", share, "share"),
                    new("asked", "asked for", account.Asked, unit),
                    new("given", "given", account.GivenWhereAsked, unit),
                ],
                Advice = "Choose size classes nearer to the sizes asked for.",
            };
        }
    }
}
