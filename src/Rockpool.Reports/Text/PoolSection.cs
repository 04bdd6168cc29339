using Rockpool.Diagnosis.Findings;
using Spectre.Console;

namespace Rockpool.Reports.Text;

/// <summary>The table of pools. Columns that tell less give way on a narrow terminal, so that every row stays one line.</summary>
internal static class PoolSection
{
    private const int Gutter = 2;
    private const int WidestName = 60;
    private const string Finalised = "finalised";
    private const string Asked = "asked";

    // Programs that make pools by the dozen rent next to nothing from most of them.
    private const int MostRows = 20;

    // Most telling first: where the width ends, the rest goes.
    private static readonly (string Title, Func<PoolSummary, string> Value)[] Columns =
    [
        ("rents", pool => Humane.Count(pool.Rents)),
        ("hits", pool => pool.HitRate is double rate ? Humane.Share(rate) : Humane.Unknown),
        ("out", pool => Humane.Count(pool.Outstanding)),
        (Finalised, pool => Humane.Count(pool.Finalized)),
        ("misses", pool => Humane.Count(pool.Misses)),
        ("steady", pool => Humane.Count(pool.Misses - pool.ColdMisses)),
        ("peak", pool => Humane.Count(pool.PeakOutstanding)),
        (Asked, pool => pool.BytesAsked is long bytes ? Humane.Bytes(bytes) : Humane.Unknown),
        ("bytes", pool => pool.BytesGiven is long bytes ? Humane.Bytes(bytes) : Humane.Unknown),
        ("returns", pool => Humane.Count(pool.Returns)),
        ("drops", pool => Humane.Count(pool.Drops)),
        ("unknown", pool => Humane.Count(pool.Unknown)),
        ("trims", pool => Humane.Count(pool.Trims)),
        ("own", pool => pool.ThreadSlotHits is long own ? Humane.Count(own) : Humane.Unknown),
        ("shared", pool => pool.SharedHits is long shared ? Humane.Count(shared) : Humane.Unknown),
    ];

    public static void Write(IReadOnlyList<PoolSummary> all, Sheet sheet)
    {
        if (all.Count == 0) return;
        sheet.Heading("Pools");
        PoolSummary[] pools = [.. all.Take(all.Count > MostRows + 1 ? MostRows : all.Count)];
        string[] names = [.. pools.Select(pool => Printable.Line(pool.Name))];
        int name = Math.Clamp(names.Max(text => text.GetCellWidth()), "pool".Length, WidestName);

        (string Title, Func<PoolSummary, string> Value)[] columns = [.. Columns.Where(column => IsTold(column.Title, pools))];
        int[] widths = Widths(pools, columns, sheet.Width, Math.Min(name, Math.Max(14, sheet.Width / 3)));
        name = Math.Min(name, sheet.Width - widths.Sum());
        Row(sheet, "pool", name, [.. widths.Select((_, at) => columns[at].Title)], widths, Styles.Faint);
        for (int at = 0; at < pools.Length; at++)
        {
            PoolSummary pool = pools[at];
            Row(sheet, names[at], name, [.. widths.Select((_, column) => columns[column].Value(pool))], widths, Style.Plain);
        }

        if (all.Count > pools.Length) WriteRest([.. all.Skip(pools.Length)], sheet);
    }

    /// <summary>Few sources tell these: a column without figures would take the place of one that says more.</summary>
    private static bool IsTold(string title, PoolSummary[] pools) => title switch
    {
        Finalised => pools.Any(pool => pool.Finalized > 0),
        Asked => pools.Any(pool => pool.BytesAsked is not null),
        _ => true,
    };

    private static void WriteRest(PoolSummary[] rest, Sheet sheet)
    {
        string rents = Figures.Plural(rest.Sum(pool => pool.Rents), "rent");
        string misses = Figures.Plural(rest.Sum(pool => pool.Misses), "miss", "misses");
        sheet.Write(Line.At(0, 2).Add(
            $"{rest.Length} more pools in the JSON and HTML reports: {rents} and {misses} together, "
            + $"{Humane.Count(rest.Sum(pool => pool.Outstanding))} out", Styles.Faint));
    }

    // The widths, gutter included, of as many columns as fit beside a name of at least the given width.
    private static int[] Widths(
        IReadOnlyList<PoolSummary> pools, (string Title, Func<PoolSummary, string> Value)[] columns, int available, int name)
    {
        var widths = new List<int>();
        foreach ((string title, Func<PoolSummary, string> value) in columns)
        {
            int width = Gutter + Math.Max(title.Length, pools.Max(pool => value(pool).GetCellWidth()));
            if (name + widths.Sum() + width > available) break;
            widths.Add(width);
        }

        return [.. widths];
    }

    private static void Row(Sheet sheet, string name, int width, string[] cells, int[] widths, Style style)
    {
        string shown = Shorten.Middle(name, width);
        Line line = Line.At(0, 0).Add(shown + new string(' ', width - shown.GetCellWidth()), style);
        for (int at = 0; at < cells.Length; at++)
            line.Add(new string(' ', widths[at] - cells[at].GetCellWidth()) + cells[at], style);
        sheet.Write(line);
    }
}
