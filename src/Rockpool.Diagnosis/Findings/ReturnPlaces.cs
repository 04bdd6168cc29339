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
    /// those without a known place join the leading one, if there is any.
    /// </summary>
    public static IEnumerable<List<ExcessReturn>> Blame(Books books, IEnumerable<ExcessReturn> returns)
    {
        List<Place> places =
        [
            .. returns
                .GroupBy(r => Key(books.Finder[r.SecondStack]))
                .Select(g => Place.Of(g.Key.Method is not null, [.. g], books.Ledger))
                .OrderByDescending(p => p.IsKnown)
                .ThenByDescending(p => p.Firsts >= FewestFirsts)
                .ThenByDescending(p => p.Share)
                .ThenByDescending(p => p.Returns.Count),
        ];
        Place leading = places[0];
        List<List<ExcessReturn>> blamed = [leading.Returns];
        foreach (Place place in places.Skip(1))
        {
            bool alone = place.IsKnown && place.Firsts >= FewestFirsts && place.Share * Suffers >= leading.Share;
            if (alone) blamed.Add(place.Returns);
            else leading.Returns.AddRange(place.Returns);
        }

        return blamed;
    }

    private static (string? Method, string? File, int? Line) Key(Site? site) => (site?.Method, site?.File, site?.Line);

    private sealed record Place(bool IsKnown, List<ExcessReturn> Returns, int Firsts, double Share)
    {
        public static Place Of(bool isKnown, List<ExcessReturn> returns, TenancyLedger ledger)
        {
            long all = returns.Select(r => r.SecondStack).Distinct().Sum(ledger.ReturnsAt);
            returns.Sort((a, b) => b.IsFirst.CompareTo(a.IsFirst));
            return new Place(isKnown, returns, returns.Count(r => r.IsFirst), returns.Count / (double)Math.Max(all, 1));
        }
    }
}
