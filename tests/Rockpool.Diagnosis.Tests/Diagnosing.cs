using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests;

/// <summary>Runs a simulated program through the whole diagnosis.</summary>
internal static class Diagnosing
{
    public static DiagnosisResult Diagnose(this SimulatedProgram program, RecordingPlan plan)
    {
        using SimulatedJournal journal = new(program, program.Run(plan.Duration), plan);
        return journal.Diagnose();
    }

    public static DiagnosisResult Diagnose(this JournalReader journal) =>
        Diagnoser.Run(journal, DiagnosisOptions.Default, null, TestContext.Current.CancellationToken);

    /// <summary>The value of a fact that a finding rests on.</summary>
    public static object Fact(this Finding finding, string name) => finding.Evidence.Single(e => e.Name == name).Value;

    /// <summary>What a failed assertion shows.</summary>
    public static string Describe(this Finding finding) =>
        $"{finding.Rule} {finding.Severity} {finding.Title} at {finding.Site?.Method} in {finding.Pool} x{finding.Count} "
        + $"({finding.Confidence:0.####}): "
        + string.Join("; ", finding.Evidence.Select(e => $"{e.Name}={e.Value}"));
}
