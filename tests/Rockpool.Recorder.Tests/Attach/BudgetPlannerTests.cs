using CsCheck;
using Rockpool.Recorder.Attach.Budget;
using Xunit;

namespace Rockpool.Recorder.Tests.Attach;

public sealed class BudgetPlannerTests
{
    private static readonly Gen<double> _rates = Gen.Double[-1, 7.5].Select(exponent => Math.Pow(10, exponent));
    private static readonly Gen<double> _allowances = Gen.Double[-4, 1].Select(exponent => Math.Pow(10, exponent));
    private static readonly Gen<double> _scales = Gen.Double[-1, 1].Select(exponent => Math.Pow(10, exponent));

    private static readonly Gen<(LoadRates Load, EventCosts Costs, int Processors, double Allowance, double Seconds)> _cases =
        Gen.Select(_rates, Gen.Double[1, 80], _scales, Gen.Int[1, 64], _allowances, Gen.Double[0.25, 600])
            .Select((rate, frames, scale, processors, allowance, seconds) => (
                new LoadRates(rate, frames, 1), Scaled(EventCosts.Measured, scale), processors, allowance, seconds));

    [Fact]
    public void NoPlanCostsMoreThanMayBeSpent() => _cases.Sample(one =>
    {
        var plan = Plan(one);
        var most = one.Allowance / one.Seconds;
        Assert.True(plan.Cost <= most * 1.0001, $"{plan} costs more than {most} per second");
        Assert.True(Reckoned(plan, one.Load, one.Costs, one.Processors) <= most * 1.0001, $"{plan}");
    });

    [Fact]
    public void AWindowEnclosesItsBurstAndFitsItsPeriod() => _cases.Sample(one =>
    {
        var plan = Plan(one);
        if (plan.Coverage is Coverage.None) return;
        Assert.True(plan.Burst > TimeSpan.Zero);
        Assert.True(plan.Window <= plan.Period);
        if (plan.Coverage is not Coverage.Windows) return;
        Assert.True(plan.Burst <= plan.Window / 2, $"{plan}: half of the window is left to see items come back");
        Assert.True(plan.Window >= TimeSpan.FromMilliseconds(500) || plan.Window >= plan.Period / 2, $"{plan}");
    });

    [Fact]
    public void AGlimpseEndsBeforeItsSessionSends() => _cases.Sample(one =>
    {
        var plan = Plan(one);
        if (plan.Coverage is not Coverage.Glimpses) return;
        Assert.InRange(plan.Burst.TotalMilliseconds, 10, 95);
        Assert.InRange(plan.Window.TotalMilliseconds, 0, 95);
        Assert.True(plan.Window == TimeSpan.Zero || plan.Burst <= plan.Window / 2, $"{plan}: half of it is left to see items come back");
        Assert.True(plan.Burst <= plan.Period);
    });

    [Fact]
    public void MoreTrafficNeverMeansMoreCoverage() => Gen.Select(_cases, _scales).Sample((one, scale) =>
    {
        var busier = one with { Load = one.Load with { EventsPerSecond = one.Load.EventsPerSecond * Math.Max(scale, 1) } };
        Assert.True(Plan(busier).Coverage >= Plan(one).Coverage);
    });

    [Theory]
    [InlineData(1_000, 10, Coverage.AllStacks)]
    [InlineData(10_000, 10, Coverage.AllPlain)]
    [InlineData(100_000, 10, Coverage.Windows)]
    [InlineData(10_000_000, 10, Coverage.Glimpses)]
    [InlineData(10_000_000, 0.25, Coverage.None)]
    public void TheBudgetOfTwoPercentAllows(int rentsPerSecond, double seconds, object coverage)
    {
        var planner = new BudgetPlanner(EventCosts.Measured, processors: 2);
        var plan = planner.Plan(new LoadRates(2.0 * rentsPerSecond, 20, 1), 0.02 * seconds, TimeSpan.FromSeconds(seconds));
        Assert.Equal(coverage, plan.Coverage);
    }

    [Fact]
    public void AGlimpseHasStacksInItsBeginningAloneWherePlainEventsAreCheap()
    {
        var planner = new BudgetPlanner(EventCosts.Measured, processors: 2);
        CoveragePlan At(double events) => planner.Plan(new LoadRates(events, 25, 1), 0.18, TimeSpan.FromSeconds(10));
        Assert.True(At(2e6).Burst < At(2e6).Window);
        Assert.Equal(TimeSpan.Zero, At(2e7).Window);
    }

    [Fact]
    public void NothingIsSpentThatIsNotThere()
    {
        var planner = new BudgetPlanner(EventCosts.Measured, processors: 2);
        var plan = planner.Plan(new LoadRates(200_000, 20, 1), allowance: -1, TimeSpan.FromSeconds(10));
        Assert.Equal((Coverage.None, 0.0), (plan.Coverage, plan.Cost));
    }

    private static CoveragePlan Plan((LoadRates Load, EventCosts Costs, int Processors, double Allowance, double Seconds) one) =>
        new BudgetPlanner(one.Costs, one.Processors).Plan(one.Load, one.Allowance, TimeSpan.FromSeconds(one.Seconds));

    /// <summary>The cost of a plan by its parts, per second.</summary>
    private static double Reckoned(CoveragePlan plan, LoadRates load, EventCosts costs, int processors)
    {
        var stacks = Math.Min(load.EventsPerSecond * costs.Stack(load.Frames), processors);
        var plain = Math.Min(load.EventsPerSecond * costs.Plain, processors);
        return plan.Coverage switch
        {
            Coverage.None => 0,
            Coverage.AllStacks => stacks,
            Coverage.AllPlain => plain + (stacks * (plan.Burst / plan.Period)),
            _ => (plain * (plan.Window / plan.Period)) + (stacks * (plan.Burst / plan.Period)),
        };
    }

    private static EventCosts Scaled(EventCosts costs, double scale) =>
        new(costs.Plain * scale, costs.StackFixed * scale, costs.StackFrame * scale, costs.Dormant * scale);
}
