using Rockpool.Diagnosis.Ledger;

namespace Rockpool.Diagnosis.Findings;

/// <summary>RP1002: an item returned twice, where no order of the events and no gap explains it otherwise.</summary>
internal static class DoubleReturn
{
    /// <summary>The rule's number.</summary>
    public const string Rule = "RP1002";

    private const double ErrorBelow = 0.001;

    /// <summary>Every place that returns a second time.</summary>
    public static IEnumerable<Finding> Find(Books books)
    {
        List<ExcessReturn> judged = [];
        foreach (ExcessReturn candidate in books.Ledger.Tenancies.Excess.Judge())
            if (books.Ledger.Windows.IsSettled(candidate.From, candidate.At, books.PoolEnd)) judged.Add(candidate);

        foreach (IGrouping<int, ExcessReturn> pool in judged.GroupBy(c => c.Pool))
            foreach (List<ExcessReturn> place in ReturnPlaces.Blame(books, pool))
                yield return Finding(books, books.Pool(pool.Key), place);
    }

    private static Finding Finding(Books books, PoolBook pool, List<ExcessReturn> returns)
    {
        // With several places in a pool each has to stand on its own against the chance of the whole pool.
        double doubt = Statistics.PoissonAtLeast(returns.Count, pool.Account.ExpectedCollisions);
        // Those that were only counted to the leading place do not tell its stacks.
        Place leading = Place.Of(books.Finder[returns[0].SecondStack]);
        List<ExcessReturn> own = [.. returns.Where(r => Place.Of(books.Finder[r.SecondStack]) == leading)];
        Site? second = MostOften(books, own, r => r.SecondStack);
        Site? first = MostOften(books, own, r => r.FirstStack);
        Site? rent = MostOften(books, own, r => r.RentStack);
        return new Finding
        {
            Rule = Rule,
            Severity = doubt < ErrorBelow ? Severity.Error : Severity.Info,
            Title = "returned twice",
            Confidence = Statistics.Confidence(doubt, pool.Account.Returns),
            Count = returns.Count,
            RatePerSecond = Statistics.PoissonRate(returns.Count, books.CoveredSeconds),
            Site = second,
            Pool = pool.Name,
            Evidence = Facts(pool, returns, first, second, rent, doubt),
            Advice = Advice(first, second) + Inlining.Hint(second),
        };
    }

    // The first excess of an item is sure of its stacks; later ones may be another's.
    private static Site? MostOften(Books books, List<ExcessReturn> returns, Func<ExcessReturn, int> stack) =>
        Commonest(books, returns.Where(r => r.IsFirst), stack) ?? Commonest(books, returns, stack);

    private static Site? Commonest(Books books, IEnumerable<ExcessReturn> returns, Func<ExcessReturn, int> stack) =>
        returns.Select(r => books.Finder[stack(r)]).OfType<Site>().GroupBy(s => s).MaxBy(g => g.Count())?.Key;

    private static List<Evidence> Facts(
        PoolBook pool, List<ExcessReturn> returns, Site? first, Site? second, Site? rent, double chance)
    {
        List<Evidence> facts = [];
        if (first is not null) facts.Add(new("firstReturn", "returned first at", first));
        if (second is not null) facts.Add(new("secondReturn", "and again at", second));
        if (rent is not null) facts.Add(new("rent", "last rented at", rent));
        facts.Add(new(
            "onOneThread", "both returns on one thread", (long)returns.Count(r => r.FirstThread == r.SecondThread), "items"));
        List<long> apart = [.. returns.Select(r => r.At - r.FirstReturn).Order()];
        facts.Add(new("medianApartSeconds", "median time between the two", apart[apart.Count / 2] / 1e9, "s"));
        facts.Add(new("expectedByCollision", "expected by chance of equal ids", pool.Account.ExpectedCollisions, "items"));
        facts.Add(new("chanceOfCollision", "probability that chance made so many", chance, "share"));
        return facts;
    }

    /// <summary>What to change where an item is returned first here and then there.</summary>
    public static string Advice(Site? first, Site? second) => (first, second) switch
    {
        ({ } a, { } b) when a.Method != b.Method =>
            $"Let one owner return the item: {a.Method} has returned it already when {b.Method} does.",
        (_, { } b) => $"Return the item once in {b.Method}: clear the reference when it is returned, so that no second path can.",
        _ => "Clear the reference when the item is returned, so that no second path can; record with stacks to learn where.",
    };
}
