using CsCheck;
using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

public class CleanProgramTests
{
    [Fact]
    public void Where_ids_collide_and_threads_lose_no_return_is_called_a_defect() =>
        Gen.Int[0, 1_000_000].Sample(
            seed =>
            {
                SimulatedProgram program = new(seed, 0);
                new SimulatedSite
                {
                    Method = "Shop.Long.Hold",
                    Pool = program.AddShared(idBits: 14),
                    PerSecond = 1000,
                    HoldSeconds = p => p.Exponential(0.2),
                }.Start(program);
                RecordingPlan plan = new(3_000_000_000)
                {
                    Losses = [.. Enumerable.Range(0, 4).Select(thread => (thread, Stretch(program.Random.NextInt64(2_000_000_000))))],
                };
                Assert.DoesNotContain(
                    program.Diagnose(plan).Findings, f => f is { Rule: "RP1002", Severity: Severity.Error });
            },
            iter: LongTests.Asked ? 1000 : 50, threads: 1);

    [Fact]
    public void A_program_without_a_defect_gives_no_warning()
    {
        int programs = LongTests.Asked ? 1000 : 60;
        Gen.Int[0, 1_000_000].Sample(
            seed =>
            {
                DiagnosisResult result = CleanPrograms.Make(seed).Diagnose(new RecordingPlan(CleanPrograms.Duration));
                Assert.Empty(result.Findings.Where(f => f.Severity >= Severity.Warning).Select(f => f.Describe()));
            },
            iter: programs, threads: 1);
    }

    private static Stretch Stretch(long from) => new(from, from + 100_000_000);
}
