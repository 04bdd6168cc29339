using CsCheck;
using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

public class CleanProgramTests
{
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
}
