using Rockpool.Diagnosis.Ledger;

namespace Rockpool.Diagnosis.Findings;

/// <summary>
/// Tells the places that return twice from those where it only shows. Once a pool holds an item twice, two renters have
/// it at a time, and the return too many may be that of the one who did nothing wrong. Two things tell them apart: the
/// first excess of every item is where the defect is, and the guilty place exceeds in a far larger share of its returns.
/// </summary>
internal static class ReturnPlaces
{
    // A place whose share of excess returns is this much smaller than the leading one's only suffers.
    private const double Suffers = 5;
    private const int FewestFirsts = 2;

    /// <summary>
    /// The excess returns of one pool by the place to blame, the leading place first in its group and in the order;
    /// those without a stack join the leading one, if there is any. Those whose place a frame without a name hides stay
    /// a place of their own, for which no other is to blame.
    /// </summary>
    public static IEnumerable<List<ExcessReturn>> Blame(Books books, IEnumerable<ExcessReturn> returns)
    {
        List<Suspect> suspects =
        [
            .. returns
                .GroupBy(r => (Place: Place.Of(books.Finder[r.SecondStack]), IsHidden: books.Finder.IsHidden(r.SecondStack)))
                .Select(g => Suspect.Of(g.Key.Place.Method is not null || g.Key.IsHidden, [.. g], books.Ledger))
                .OrderByDescending(p => p.IsKnown)
                .ThenByDescending(p => p.Firsts >= FewestFirsts)
                .ThenByDescending(p => p.Share)
                .ThenByDescending(p => p.Returns.Count),
        ];
        Suspect leading = suspects[0];
        List<List<ExcessReturn>> blamed = [leading.Returns];
        foreach (Suspect suspect in suspects.Skip(1))
        {
            bool alone = suspect.IsKnown && suspect.Firsts >= FewestFirsts && suspect.Share * Suffers >= leading.Share;
            if (alone) blamed.Add(suspect.Returns);
            else leading.Returns.AddRange(suspect.Returns);
        }

        return blamed;
    }

    private sealed record Suspect(bool IsKnown, List<ExcessReturn> Returns, int Firsts, double Share)
    {
        public static Suspect Of(bool isKnown, List<ExcessReturn> returns, TenancyLedger ledger)
        {
            long all = returns.Select(r => r.SecondStack).Distinct().Sum(ledger.ReturnsAt);
            returns.Sort((a, b) => b.IsFirst.CompareTo(a.IsFirst));
            return new Suspect(isKnown, returns, returns.Count(r => r.IsFirst), returns.Count / (double)Math.Max(all, 1));
        }
    }
}
