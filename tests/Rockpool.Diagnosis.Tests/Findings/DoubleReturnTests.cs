using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

public class DoubleReturnTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_double_return_is_found_at_the_second_place(int pool)
    {
        for (int seed = 0; seed < 10; seed++)
        {
            SimulatedProgram program = CleanPrograms.Make(seed);
            SimulatedSite site = new SimulatedSite
            {
                Method = "Shop.Twice.Read",
                Pool = program.Pools[pool],
                PerSecond = 200,
                TwiceShare = 0.02,
                HoldSeconds = p => p.Exponential(0.002),
                Size = 512,
            }.Start(program);

            Finding finding = Assert.Single(
                program.Diagnose(new RecordingPlan(CleanPrograms.Duration)).Findings, f => f.Severity >= Severity.Warning);
            Assert.Equal(("RP1002", "Shop.Twice.ReadAgain"), (finding.Rule, finding.Site?.Method));
            Assert.InRange(finding.Count, 1, site.DefectsDone);
        }
    }
}
