namespace Rockpool.Recorder.Attach.Budget;

/// <summary>
/// Decides what to record so that it costs no more than may be spent. Pure: the same figures give the same plan.
/// </summary>
/// <param name="costs">What events cost.</param>
/// <param name="processors">Processors of the machine: no recording costs more than all of them.</param>
internal sealed class BudgetPlanner(EventCosts costs, int processors)
{
    // Stacks say which site leaks and plain windows say whether it does; sites need the larger sample.
    private const double PlainShare = 0.35;

    // Rare events are worth a tenth of the budget where they are on all the time; in windows they cost next to nothing.
    private const double RareShare = 0.1;

    private static readonly TimeSpan _usefulWindow = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _longestWindow = TimeSpan.FromSeconds(5);

    // A session ends only when the thread that sends its events wakes, each tenth of a second from its start. Until then
    // rents and returns still prepare events that nobody gets, so a glimpse lasts nearly as long as that where the budget
    // allows. A shorter one still sees what is returned twice at once.
    private static readonly TimeSpan _shortestGlimpse = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan _glimpse = TimeSpan.FromMilliseconds(90);
    private static readonly TimeSpan _glimpseStacks = TimeSpan.FromMilliseconds(35);

    // Stacks keep every processor busy, and the recorder gets one to stop them so much later.
    private static readonly TimeSpan _lateness = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan _shortestBurst = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan _burstPeriod = TimeSpan.FromSeconds(1);

    /// <summary>Makes a plan.</summary>
    /// <param name="load">How busy the pools are.</param>
    /// <param name="allowance">Seconds of processor time that may be spent in <paramref name="remaining"/>.</param>
    /// <param name="remaining">How long the plan must last.</param>
    public CoveragePlan Plan(LoadRates load, double allowance, TimeSpan remaining)
    {
        var rate = Math.Max(allowance, 0) / Math.Max(remaining.TotalSeconds, 1e-3);
        var stacks = PerSecond(load.EventsPerSecond * costs.Stack(load.Frames));
        if (stacks <= rate)
            return new(Coverage.AllStacks, Rare: false, _burstPeriod, _burstPeriod, _burstPeriod, stacks);

        var plain = PerSecond(load.EventsPerSecond * costs.Plain);
        if (AllPlain(rate, plain, stacks) is { } always)
            return always;

        var dormant = PerSecond(load.EventsPerSecond * costs.Dormant);
        var rare = dormant <= RareShare * rate;
        var spend = (rate - (rare ? dormant : 0)) * remaining.TotalSeconds;
        var plan = Windows(spend, remaining, plain, stacks)
            ?? SplitGlimpses(spend, remaining, plain, stacks) ?? Glimpses(spend, remaining, stacks);
        return plan is null
            ? new(Coverage.None, rare, remaining, default, default, rare ? dormant : 0)
            : plan with { Rare = rare, Cost = plan.Cost + (rare ? dormant : 0) };
    }

    private static CoveragePlan? AllPlain(double rate, double plain, double stacks)
    {
        if (plain > PlainShare * rate)
            return null;
        var burst = _burstPeriod * ((rate - plain) / stacks);
        var period = burst < _shortestBurst ? _burstPeriod * (_shortestBurst / burst) : _burstPeriod;
        return new(Coverage.AllPlain, Rare: true, period, period, Longer(burst, _shortestBurst), rate);
    }

    private static CoveragePlan? Windows(double spend, TimeSpan remaining, double plain, double stacks)
    {
        var time = TimeSpan.FromSeconds(spend * PlainShare / plain);
        if (time < _usefulWindow)
            return null;

        // Three windows or more show whether outstanding items grow; beyond that, long ones see longer holds come back.
        var best = Shorter(Longer(remaining / 10, _usefulWindow), _longestWindow);
        var count = Math.Max(Math.Floor(time / best), Math.Min(3, Math.Floor(time / _usefulWindow)));
        var burst = TimeSpan.FromSeconds(spend * (1 - PlainShare) / stacks) / count;
        if (burst < _shortestBurst)
            return null;
        var period = remaining / count;
        var window = Shorter(time / count, period / 2);
        burst = Shorter(burst, window / 2);
        var cost = ((window.TotalSeconds * plain) + (burst.TotalSeconds * stacks)) / period.TotalSeconds;
        return new(Coverage.Windows, Rare: false, period, window, burst, cost);
    }

    /// <summary>
    /// Glimpses whose beginning alone has stacks: what was rented there is seen to come back or not, for half of what stacks
    /// all along would cost. Where plain events keep every processor busy too, nothing is gained.
    /// </summary>
    private static CoveragePlan? SplitGlimpses(double spend, TimeSpan remaining, double plain, double stacks)
    {
        var follow = plain * _glimpse.TotalSeconds;
        var count = Math.Max(Math.Floor(spend / (follow + (stacks * _glimpseStacks.TotalSeconds))), 1);
        var burst = Shorter(TimeSpan.FromSeconds(((spend / count) - follow) / stacks), _glimpseStacks);
        var period = remaining / count;
        return plain > stacks / 2 || burst < _shortestGlimpse || period < _glimpse
            ? null
            : new(Coverage.Glimpses, Rare: false, period, _glimpse, burst, (follow + (stacks * burst.TotalSeconds)) / period.TotalSeconds);
    }

    private static CoveragePlan? Glimpses(double spend, TimeSpan remaining, double stacks)
    {
        var time = TimeSpan.FromSeconds(spend / stacks);
        var count = Math.Max(Math.Floor(time / _glimpse), 1);
        var glimpse = Shorter((time / count) - _lateness, _glimpse);
        var period = remaining / count;
        return glimpse < _shortestGlimpse || period < glimpse
            ? null
            : new(Coverage.Glimpses, Rare: false, period, default, glimpse, stacks * (glimpse / period));
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private double PerSecond(double cost) => Math.Min(cost, processors);
}
