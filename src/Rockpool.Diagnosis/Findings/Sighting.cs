using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Findings;

/// <summary>What a guard told with one stack, with its stacks resolved to places.</summary>
/// <param name="Report">What it told.</param>
/// <param name="Count">How often.</param>
/// <param name="Site">The place to blame, or null where it is not known.</param>
/// <param name="Rented">Where the item was rented last, or null.</param>
/// <param name="Returned">Where it came home, or null.</param>
/// <param name="Seen">Where the mistake was made or noticed, or null.</param>
internal sealed record Sighting(GuardReport Report, long Count, Site? Site, Site? Rented, Site? Returned, Site? Seen)
{
    /// <summary>The pool that a foreign item is from; empty where that is not known.</summary>
    public string HomePool => Report.HomePool;

    /// <summary>The fields that it speaks of.</summary>
    public string[] Fields => Report.Fields.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a lease was read that had ended, which was refused: what changed has fields.</summary>
    public bool IsReadOfEndedLease => Report.Kind == GuardReportKind.UsedAfterReturn && Report.Fields.Length == 0;

    /// <summary>Whether the next renter was the one to notice.</summary>
    public bool IsNoticedByRent =>
        (Report.Kind == GuardReportKind.UsedAfterReturn && !IsReadOfEndedLease) || (Report.Kind == GuardReportKind.ReturnedTwice && Returned is null);

    /// <summary>Resolves a report; null for what this version does not know.</summary>
    /// <param name="books">The books.</param>
    /// <param name="report">The report.</param>
    /// <param name="stack">The stack of the telling.</param>
    /// <param name="count">How often it was told.</param>
    public static Sighting? Of(Books books, GuardReport report, int stack, long count)
    {
        // Texts have no source lines, and one from another rent of that method would mislead. What was told where it happened
        // has another stack that does.
        Site? told = books.Finder[stack];
        Site? rented = books.Finder.Of(report.Rented);
        Site? returned = books.Finder.Of(report.Returned);
        Site? seen = books.Finder.Of(report.Seen);
        return report.Kind switch
        {
            GuardReportKind.ReturnedTwice when returned is null => new(report, count, null, rented, null, Nearest(told, seen)),
            GuardReportKind.ReturnedTwice or GuardReportKind.ReturnedElsewhere =>
                new(report, count, Nearest(told, seen), rented, returned, Nearest(told, seen)),
            GuardReportKind.UsedAfterReturn => new(report, count, returned, rented, returned, seen),
            GuardReportKind.Leaked => new(report, count, rented, rented, null, null),
            GuardReportKind.Residue => new(report, count, Nearest(told, returned), rented, Nearest(told, returned), null),
            GuardReportKind.Overrun => new(report, count, rented, rented, Nearest(told, returned), null),
            _ => null,
        };
    }

    private static Site? Nearest(Site? told, Site? text) => told is not null && (text is null || told.Method == text.Method) ? told : text;
}
