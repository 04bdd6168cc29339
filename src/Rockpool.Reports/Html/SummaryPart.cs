using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Reports.Html;

/// <summary>The head of the page: what was found, in what, and on how much evidence.</summary>
internal static class SummaryPart
{
    public static void Write(PageWriter page, DiagnosisResult diagnosis)
    {
        RecordingInfo recording = diagnosis.Recording;
        page.Write($"<h1>{Verdict.Headline(diagnosis)}</h1>\n");
        WriteTarget(page, recording);
        if (Verdict.WhatWasLookedAt(diagnosis) is string looked) page.Write($"<p class=\"lead\">{looked}</p>\n");
        page.Write($"<dl class=\"tiles\">\n");
        Tile(page, "Recorded", Humane.Seconds(Figures.Seconds(recording.Duration)),
            recording.Started is DateTimeOffset started ? Figures.Moment(started) : "when, the file does not say");
        Tile(page, "Events", Humane.Count(recording.Events),
            recording.LostEvents == 0 ? "none lost" : $"{Humane.Count(recording.LostEvents)} lost", recording.LostEvents > 0);
        Tile(page, "Cost to the process", recording.Overhead is double cost ? Humane.Share(cost) : Humane.Unknown, CostText(recording));
        Tile(page, "Pool events seen", Figures.CoveredShare(recording.PoolCoverage, recording.Duration),
            $"of the time; with stacks {Figures.CoveredShare(recording.StackCoverage, recording.Duration)}");
        WritePools(page, diagnosis.Pools);
        page.Write($"</dl>\n");
    }

    private static void WriteTarget(PageWriter page, RecordingInfo recording)
    {
        page.Write($"<p class=\"target\"><strong>{Figures.Process(recording)}</strong>");
        if (recording.ProcessId is int id) page.Write($", process {id}");
        if (recording.Runtime is string runtime) page.Write($", {Figures.Runtime(runtime)}");
        if (recording.Process is not null) page.Write($", recording {recording.Name}");
        page.Write($"</p>\n");
    }

    private static void WritePools(PageWriter page, IReadOnlyList<PoolSummary> pools)
    {
        long rents = pools.Sum(pool => pool.Rents), misses = pools.Sum(pool => pool.Misses);
        string more = $"{Figures.Plural(rents, "rent")}, {Figures.Plural(misses, "miss", "misses")}, "
            + $"{Humane.Count(pools.Sum(pool => pool.Outstanding))} still out";
        long unknown = pools.Sum(pool => pool.Unknown);
        if (unknown > 0) more += $", {Humane.Count(unknown)} of unknown fate";
        Tile(page, "Pools", Humane.Count(pools.Count), more);
    }

    private static void Tile(PageWriter page, string name, string value, string more, bool alarm = false) =>
        page.Write($"<div class=\"tile{(alarm ? " alarm" : "")}\"><dt>{name}</dt><dd>{value}</dd><dd class=\"more\">{more}</dd></div>\n");

    private static string CostText(RecordingInfo recording) => recording switch
    {
        { Overhead: null } => "not measured",
        { Budget: double budget } => $"of one core, of {Humane.Share(budget)} allowed",
        _ => "of one core, without a limit",
    };
}
