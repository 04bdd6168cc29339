using System.Globalization;
using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Reports;

/// <summary>The words for what a diagnosis holds that the reports for people share.</summary>
internal static class Figures
{
    private const string RepeatableRoot = "/_/";

    /// <summary>A severity in capitals, for a badge.</summary>
    public static string Badge(Severity severity) => severity switch
    {
        Severity.Error => "ERROR",
        Severity.Warning => "WARNING",
        _ => "INFO",
    };

    /// <summary>A severity as data: in JSON, and as a class of the page's style.</summary>
    public static string Key(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    /// <summary>A fact's value with its unit.</summary>
    public static string Value(Evidence fact) => fact.Value switch
    {
        bool truth => truth ? "yes" : "no",
        int number => Exact(number, fact.Unit),
        long number => Exact(number, fact.Unit),
        double number => Number(number, fact.Unit),
        Estimate estimate => Interval(estimate, fact.Unit),
        Site site => Place(site),
        _ => Printable.Line(WithUnit(fact.Value.ToString() ?? "", fact.Unit)),
    };

    /// <summary>A rate with its 95 % interval, such as <c>12.3/s (95 % interval 11 to 13.5)</c>.</summary>
    public static string Rate(Estimate rate) =>
        $"{Humane.Number(rate.Value)}/s (95\u00a0% interval {Humane.Number(rate.Low)} to {Humane.Number(rate.High)})";

    /// <summary>How many, how often and how surely.</summary>
    public static string HowOften(Finding finding)
    {
        string count = Plural(finding.Count, "time");
        string rate = finding.RatePerSecond is Estimate known ? ", " + Rate(known) : "";
        return $"{count}{rate}, confidence {Humane.Share(finding.Confidence)}";
    }

    /// <summary>
    /// The short name of the recorded process: of a command line the program's, of any other text the text. The whole
    /// stays in the JSON report.
    /// </summary>
    public static string Process(RecordingInfo recording)
    {
        if (recording.Process is not string process) return recording.Name;
        string[] words = process.Split((char[])[' ', '"', '\''], StringSplitOptions.RemoveEmptyEntries);
        string? assembly = words.FirstOrDefault(word => word.EndsWith(".dll", StringComparison.OrdinalIgnoreCase));
        if (assembly is not null) return FileName(assembly)[..^".dll".Length];
        return words is [string only] ? FileName(only) : process;
    }

    /// <summary>A runtime's version with its name, which traces leave out.</summary>
    public static string Runtime(string version) =>
        version.Length > 0 && char.IsAsciiDigit(version[0]) ? ".NET " + version : version;

    /// <summary>A path's last part, whichever system it comes from.</summary>
    public static string FileName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>A site as <c>Method (File.cs:12)</c>.</summary>
    public static string Place(Site site) =>
        site.File is null ? Printable.Line(site.Method) : $"{Printable.Line(site.Method)} ({Source(site.File, site.Line)})";

    /// <summary>
    /// A source position as <c>File.cs:12</c>, with the file's folders. What a build that can be repeated puts in place of
    /// its source's root is left out: it is no folder.
    /// </summary>
    public static string Source(string file, int? line)
    {
        string path = Printable.Line(file.StartsWith(RepeatableRoot, StringComparison.Ordinal) ? file[RepeatableRoot.Length..] : file);
        return line is int known ? $"{path}:{known}" : path;
    }

    /// <summary>A recording's nanoseconds as seconds.</summary>
    public static double Seconds(long nanoseconds) => nanoseconds / 1e9;

    /// <summary>A count and the noun for it, such as <c>1 pool</c> or <c>2 pools</c>.</summary>
    public static string Plural(long count, string noun) => Plural(count, noun, noun + "s");

    /// <summary>A count and the noun for it, whose plural is irregular.</summary>
    public static string Plural(long count, string noun, string plural) =>
        $"{Humane.Count(count)} {(count == 1 ? noun : plural)}";

    /// <summary>A moment in universal time, to the second.</summary>
    public static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The share of a recording that some stretches cover.</summary>
    public static string CoveredShare(IReadOnlyList<Stretch> stretches, long duration) => duration > 0
        ? Humane.Share(Math.Min(1, stretches.Sum(stretch => (double)stretch.Length) / duration))
        : Humane.Unknown;

    private static string Interval(Estimate estimate, string? unit) =>
        $"{Number(estimate.Value, unit)} (95\u00a0% interval {Number(estimate.Low, unit)} to {Number(estimate.High, unit)})";

    private static string Exact(long number, string? unit) => unit is "s" or "bytes" or "share"
        ? Number(number, unit)
        : WithUnit(Humane.Count(number), number == 1 ? Singular(unit) : unit);

    private static string Number(double number, string? unit) => !double.IsFinite(number) ? Humane.Unknown : unit switch
    {
        "s" => Humane.Seconds(number),
        "bytes" => Humane.Bytes(number),
        "bytes/s" => Humane.Bytes(number) + "/s",
        "share" => Humane.Share(number),
        "/s" => Humane.Number(number) + "/s",
        _ => WithUnit(Humane.Number(number), unit),
    };

    private static string? Singular(string? unit) => unit switch
    {
        "items" => "item",
        "elements" => "element",
        "misses" => "miss",
        "rents" => "rent",
        "returns" => "return",
        "events" => "event",
        "times" => "time",
        _ => unit,
    };

    private static string WithUnit(string value, string? unit) => unit is null ? value : $"{value}\u00a0{unit}";
}
