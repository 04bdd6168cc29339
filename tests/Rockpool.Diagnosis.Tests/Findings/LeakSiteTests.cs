using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

public class LeakSiteTests
{
    [Fact]
    public void A_leak_of_one_rent_in_a_thousand_is_found_at_its_place()
    {
        int found = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            SimulatedProgram program = CleanPrograms.Make(seed);
            new SimulatedSite
            {
                Method = "Shop.Leaky.Read",
                Pool = program.Pools[0],
                PerSecond = 1000,
                LeakShare = 0.001,
                HoldSeconds = p => p.Exponential(0.002),
                Size = 512,
            }.Start(program);

            List<Finding> errors = [.. program.Diagnose(new RecordingPlan(CleanPrograms.Duration)).Findings
                .Where(f => f.Severity >= Severity.Warning)];
            Assert.All(errors, f => Assert.Equal(("RP1001", "Shop.Leaky.Read"), (f.Rule, f.Site?.Method)));
            found += errors.Count;
        }

        Assert.InRange(found, 18, 20);
    }
}
