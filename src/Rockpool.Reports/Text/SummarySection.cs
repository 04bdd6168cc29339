using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Spectre.Console;

namespace Rockpool.Reports.Text;

/// <summary>What a person reads in the first ten seconds.</summary>
internal static class SummarySection
{
    private const int LabelWidth = 10;

    public static void Write(DiagnosisResult diagnosis, Sheet sheet)
    {
        RecordingInfo recording = diagnosis.Recording;
        WriteTarget(recording, sheet);
        sheet.Blank();
        WriteVerdict(diagnosis, sheet);
        sheet.Blank();
        Field(sheet, "recorded", RecordedText(recording));
        Field(sheet, "events", EventsText(recording), recording.LostEvents > 0 ? Styles.Of(Severity.Warning) : Style.Plain);
        if (recording.Overhead is double overhead) Field(sheet, "overhead", OverheadText(overhead, recording.Budget));
        Field(sheet, "covered", CoverageText(recording));
        Field(sheet, "pools", PoolsText(diagnosis.Pools));
    }

    private static void WriteTarget(RecordingInfo recording, Sheet sheet)
    {
        Line line = Line.At(0, 2).Add(Printable.Line(Figures.Process(recording)), Styles.Strong);
        if (recording.ProcessId is int id) line.Add($" (pid {id})");
        if (recording.Runtime is string runtime) line.Add(", " + Printable.Line(Figures.Runtime(runtime)));
        sheet.Write(line);
        if (recording.Process is not null) sheet.Write(Line.At(0, 2).Add(Printable.Line(recording.Name), Styles.Faint));
    }

    private static void WriteVerdict(DiagnosisResult diagnosis, Sheet sheet)
    {
        if (Verdict.WhatWasLookedAt(diagnosis) is string looked)
        {
            Style style = Verdict.IsClean(diagnosis) ? Styles.Good : Styles.Strong;
            sheet.Write(Line.At(0, 0).Add(Verdict.Headline(diagnosis) + ".", style).Add(" " + looked));
            return;
        }

        Line line = Line.At(0, 0);
        foreach (Severity severity in Verdict.WorstFirst)
        {
            int count = Verdict.Count(diagnosis, severity);
            if (count == 0) continue;
            if (line.Pieces.Count > 0) line.Add(", ");
            line.Add(Verdict.Part(count, severity), Styles.Of(severity));
        }

        sheet.Write(line);
    }

    private static void Field(Sheet sheet, string label, string value) => Field(sheet, label, value, Style.Plain);

    private static void Field(Sheet sheet, string label, string value, Style style) =>
        sheet.Write(Line.At(0, LabelWidth).Add(label.PadRight(LabelWidth), Styles.Faint).Add(value, style));

    private static string RecordedText(RecordingInfo recording)
    {
        string length = Humane.Seconds(Figures.Seconds(recording.Duration));
        return recording.Started is DateTimeOffset started ? $"{length} from {Figures.Moment(started)}" : length;
    }

    private static string EventsText(RecordingInfo recording) => recording.LostEvents == 0
        ? $"{Humane.Count(recording.Events)}, none lost"
        : $"{Humane.Count(recording.Events)}, {Humane.Count(recording.LostEvents)} lost";

    private static string OverheadText(double overhead, double? budget) => budget is double set
        ? $"{Humane.Share(overhead)} of one core, of {Humane.Share(set)} allowed"
        : $"{Humane.Share(overhead)} of one core";

    private static string CoverageText(RecordingInfo recording)
    {
        string pools = Figures.CoveredShare(recording.PoolCoverage, recording.Duration);
        string stacks = Figures.CoveredShare(recording.StackCoverage, recording.Duration);
        return $"pool events {pools} of the time, their stacks {stacks}";
    }

    private static string PoolsText(IReadOnlyList<PoolSummary> pools)
    {
        if (pools.Count == 0) return "none seen";
        long rents = pools.Sum(pool => pool.Rents), misses = pools.Sum(pool => pool.Misses);
        string text = $"{pools.Count}: {Figures.Plural(rents, "rent")}, {Figures.Plural(misses, "miss", "misses")}, "
            + $"{Humane.Count(pools.Sum(pool => pool.Outstanding))} still out at the end";
        long unknown = pools.Sum(pool => pool.Unknown);
        return unknown == 0 ? text : $"{text}, {Humane.Count(unknown)} of unknown fate";
    }
}
