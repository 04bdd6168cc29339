using Rockpool.Diagnosis.Findings;

namespace Rockpool.Reports.Text;

/// <summary>Of pools that tell it: where rents found their items, why items were not kept, and what took long.</summary>
internal static class TierSection
{
    private const int MostPools = 20;

    public static void Write(IReadOnlyList<PoolSummary> pools, Sheet sheet)
    {
        PoolSummary[] telling = [.. pools.Where(PoolWords.Tell)];
        if (telling.Length == 0) return;
        sheet.Heading("Inside the pools");
        foreach (PoolSummary pool in telling.Take(MostPools)) Write(pool, sheet);
        if (telling.Length > MostPools)
            sheet.Write(Line.At(0, 2).Add($"{telling.Length - MostPools} more in the JSON and HTML reports", Styles.Faint));
    }

    private static void Write(PoolSummary pool, Sheet sheet)
    {
        Line line = Line.At(0, 2).Add(Shorten.Middle(Printable.Line(pool.Name), sheet.Width - 2), Styles.Strong);
        Add(line, " found: ", PoolWords.Found(pool));
        Add(line, "; dropped: ", PoolWords.Dropped(pool));
        Add(line, "; slow: ", PoolWords.Slow(pool));
        sheet.Write(line);
    }

    private static void Add(Line line, string label, string text)
    {
        if (text.Length > 0) line.Add(label, Styles.Faint).Add(text);
    }
}
