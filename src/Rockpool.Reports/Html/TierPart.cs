using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Reports.Html;

/// <summary>Of pools that tell it: where rents found their items, why items were not kept, and what took long.</summary>
internal static class TierPart
{
    public static void Write(PageWriter page, IReadOnlyList<PoolSummary> pools)
    {
        PoolSummary[] telling = [.. pools.Where(PoolWords.Tell)];
        if (telling.Length == 0) return;
        page.Write($"<h3 id=\"tiers-heading\">Where rents found their items</h3>\n");
        page.Write($"<div class=\"card scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"tiers-heading\">\n<table>\n<thead><tr><th scope=\"col\">Pool</th>");
        foreach ((_, string word, string meaning) in PoolWords.Tiers)
            page.Write($"<th scope=\"col\" title=\"{meaning}\">{char.ToUpperInvariant(word[0]) + word[1..]}</th>");
        page.Write($"<th scope=\"col\" title=\"Items not kept when they came home\">Drops</th>");
        page.Write($"<th scope=\"col\" title=\"Rents and returns that took long\">Slow</th></tr></thead>\n<tbody>\n");
        foreach (PoolSummary pool in telling) WriteRow(page, pool);
        page.Write($"</tbody>\n</table>\n</div>\n");
    }

    private static void WriteRow(PageWriter page, PoolSummary pool)
    {
        page.Write($"<tr><th scope=\"row\">{pool.Name}</th>");
        foreach ((PoolTier tier, _, _) in PoolWords.Tiers)
        {
            long count = pool.Tiers!.GetValueOrDefault(tier);
            Cell(page, count, Humane.Count(count));
        }

        Words(page, pool.Drops, PoolWords.Dropped(pool));
        Words(page, pool.SlowOperations, PoolWords.Slow(pool));
        page.Write($"</tr>\n");
    }

    private static void Words(PageWriter page, long value, string shown) =>
        page.Write($"<td class=\"words\" data-value=\"{value}\">{(value == 0 ? "0" : shown)}</td>");

    private static void Cell(PageWriter page, long value, string shown) =>
        page.Write($"<td data-value=\"{value}\">{shown}</td>");
}
