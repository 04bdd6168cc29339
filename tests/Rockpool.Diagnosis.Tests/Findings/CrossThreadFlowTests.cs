using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

public class CrossThreadFlowTests
{
    [Fact]
    public void Items_handed_to_one_thread_are_told_without_a_warning()
    {
        Finding finding = Assert.Single(Handed(9), f => f.Rule == "RP1006");
        Assert.Equal((Severity.Info, "Shop.Handed.Over"), (finding.Severity, finding.Site?.Method));
        Assert.Equal(1.0, ((Estimate)finding.Fact("returnedElsewhereShare")).Value);
    }

    [Fact]
    public void Items_returned_where_they_were_rented_are_not() =>
        Assert.DoesNotContain(Handed(null), f => f.Rule == "RP1006");

    private static IReadOnlyList<Finding> Handed(int? returnThread)
    {
        SimulatedProgram program = new(3, 0);
        new SimulatedSite
        {
            Method = "Shop.Handed.Over",
            Pool = program.AddShared(),
            PerSecond = 1000,
            HoldSeconds = p => p.Exponential(0.001),
            ReturnThread = returnThread,
        }.Start(program);
        return program.Diagnose(new RecordingPlan(2_000_000_000)).Findings;
    }
}
