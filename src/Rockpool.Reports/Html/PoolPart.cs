using System.Globalization;
using Rockpool.Diagnosis.Findings;

namespace Rockpool.Reports.Html;

/// <summary>The table of pools, which the page's script makes sortable.</summary>
internal static class PoolPart
{
    private const int MeterWidth = 36;

    private static readonly (string Title, string Meaning, Func<PoolSummary, long?> Value)[] Counts =
    [
        ("Rents", "Items that left the pool", pool => pool.Rents),
        ("Returns", "Items that came back", pool => pool.Returns),
        ("Misses", "Rents that had to allocate", pool => pool.Misses),
        ("Steady", "Of the misses, those for which the pool had held enough before", pool => pool.Misses - pool.ColdMisses),
        ("Finalised", "Items that a finaliser found, never given back by the program", pool => pool.Finalized),
        ("Still out", "Items out at the end", pool => pool.Outstanding),
        ("Peak out", "The most items seen out at once", pool => pool.PeakOutstanding),
        ("Unknown", "Items whose fate a gap in the data hides", pool => pool.Unknown),
        ("Own", "Rents served from what the thread keeps itself", pool => pool.ThreadSlotHits),
        ("Shared", "Rents served from what all threads share", pool => pool.SharedHits),
        ("Drops", "Items let go on return", pool => pool.Drops),
        ("Trims", "Idle items let go", pool => pool.Trims),
    ];

    public static void Write(PageWriter page, IReadOnlyList<PoolSummary> pools)
    {
        if (pools.Count == 0)
        {
            page.Write($"<p class=\"card nothing\">No pool was seen in this recording.</p>\n");
            return;
        }

        page.Write($"<div class=\"card scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"pools-heading\">\n<table>\n<thead><tr><th scope=\"col\">Pool</th>");
        for (int at = 0; at < Counts.Length; at++)
        {
            page.Write($"<th scope=\"col\"");
            if (at == 0) page.Write($" aria-sort=\"descending\"");
            page.Write($" title=\"{Counts[at].Meaning}\">{Counts[at].Title}</th>");
            if (at == 2) page.Write($"<th scope=\"col\" title=\"Share of the rents that needed no allocation\">Hit rate</th>");
        }

        page.Write($"<th scope=\"col\" title=\"Bytes asked for over all rents\">Bytes asked</th><th scope=\"col\" title=\"Bytes given over all rents\">Bytes given</th></tr></thead>\n<tbody>\n");
        foreach (PoolSummary pool in pools) WriteRow(page, pool);
        page.Write($"</tbody>\n</table>\n</div>\n");
    }

    private static void WriteRow(PageWriter page, PoolSummary pool)
    {
        page.Write($"<tr><th scope=\"row\">{pool.Name} <small>{pool.Source.ToString()}</small></th>");
        for (int at = 0; at < Counts.Length; at++)
        {
            long? value = Counts[at].Value(pool);
            Cell(page, value, value is long known ? Humane.Count(known) : Humane.Unknown);
            if (at == 2) WriteHitRate(page, pool.HitRate);
        }

        WriteBytes(page, pool.BytesAsked);
        WriteBytes(page, pool.BytesGiven);
        page.Write($"</tr>\n");
    }

    private static void WriteBytes(PageWriter page, long? bytes) =>
        Cell(page, bytes, bytes is long known ? Humane.Bytes(known) : Humane.Unknown);

    private static void WriteHitRate(PageWriter page, double? rate)
    {
        if (rate is not double known || !double.IsFinite(known))
        {
            Cell(page, null, Humane.Unknown);
            return;
        }

        int part = (int)Math.Round(Math.Clamp(known, 0, 1) * MeterWidth);
        page.Write($"<td data-value=\"{known.ToString("R", CultureInfo.InvariantCulture)}\">{Humane.Share(known)}");
        page.Write($"<svg class=\"meter\" width=\"{MeterWidth}\" height=\"7\" aria-hidden=\"true\"><rect class=\"all\" width=\"{MeterWidth}\" height=\"7\"/>");
        page.Write($"<rect class=\"part\" width=\"{part}\" height=\"7\"/></svg></td>");
    }

    private static void Cell(PageWriter page, long? value, string shown) =>
        page.Write($"<td data-value=\"{value?.ToString(CultureInfo.InvariantCulture)}\">{shown}</td>");
}
