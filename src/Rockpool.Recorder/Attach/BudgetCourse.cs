using Rockpool.Recorder.Attach.Budget;
using Rockpool.Recorder.Attach.Port;
using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Attach;

/// <summary>
/// Records as much as the budget allows: looks how busy the pools are, plans, follows the plan for a while, and plans
/// again with what was seen and spent.
/// </summary>
internal sealed partial class BudgetCourse : Course
{
    // What remains is for what a plan cannot foresee: bursts that end a few milliseconds late, rates that rise, and that a
    // process is disturbed by more than the events it makes.
    private const double PlannedShare = 0.8;

    // Collections, contention and sampled allocations may take a quarter of the budget; the pools are what it is for.
    private const double RuntimeShare = 0.25;

    private const int Pieces = 3;
    private const int FewEvents = 100;

    // Where windows are possible, what is left is saved up for the next one rather than spent on glimpses.
    private static readonly TimeSpan _saving = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _probe = TimeSpan.FromMilliseconds(8);
    private static readonly TimeSpan _longProbe = TimeSpan.FromMilliseconds(90);
    private static readonly TimeSpan _lookPeriod = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _glance = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan _openHorizon = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _shortestBurst = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan _lead = TimeSpan.FromMilliseconds(20);

    private readonly Target _target;
    private readonly RecordOptions _options;
    private readonly OverheadMeter _meter;
    private readonly EventCosts _costs;
    private readonly CostGauge _gauge;
    private readonly Dictionary<SessionRole, LiveSession> _running = [];
    private readonly long _began = TimeProvider.System.GetTimestamp();
    private readonly long _processorAtStart;
    private SessionSet _sessions = null!;
    private double _rate;
    private TimeSpan _lateness;
    private bool _hadWindow;
    private TimeSpan? _sampledFor;
    private CoveragePlan? _best;

    /// <summary>Prepares to record a process within the budget of the options.</summary>
    public BudgetCourse(Target target, RecordOptions options)
    {
        (_target, _options) = (target, options);
        _costs = EventCosts.For(target.Info.Major);
        _meter = new OverheadMeter(_costs);
        _gauge = new CostGauge(target.ProcessId);
        _processorAtStart = ProcessorClock.OfProcess(target.ProcessId) ?? 0;
    }

    /// <inheritdoc/>
    public override double Spent => _meter.Spent;

    /// <inheritdoc/>
    public override IEnumerable<string> Remarks
    {
        get
        {
            if (_best is { Coverage: Coverage.None })
                yield return $"At {Rate} rents and returns per second even a glimpse exceeds the budget: only rare events were recorded.";
            else if (_best is { IsSufficient: false })
                yield return $"At {Rate} rents and returns per second the budget allows glimpses of a tenth of a second only, too short for "
                    + "verdicts on items that are held for longer.";
            if (_sampledFor is { } sampled)
                yield return string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"The process allocates so much that its allocations were sampled for the first {sampled.TotalSeconds:0.0} s only.");
        }
    }

    private string Rate => _rate.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    private TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_began);

    /// <summary>Cores that the process keeps busy, recording aside.</summary>
    private double Cores
    {
        get
        {
            var used = ((ProcessorClock.OfProcess(_target.ProcessId) ?? _processorAtStart) - _processorAtStart) / 1e9;
            return Math.Max(used - _meter.Spent, 0) / Math.Max(Elapsed.TotalSeconds, 1e-3);
        }
    }

    /// <inheritdoc/>
    public override async Task RunAsync(SessionSet sessions, Func<Task>? ready, CancellationToken ending)
    {
        _sessions = sessions;

        // Names come first: a process that is killed at any moment then leaves no site without one.
        await sessions.StartNamesAsync(running: ready is null, ending).ConfigureAwait(false);
        await StartAsync(SessionRole.RuntimeStacks, ending).ConfigureAwait(false);
        if (ready is null)
        {
            await ProbeAsync(ending).ConfigureAwait(false);
        }
        else
        {
            await StartAsync(SessionRole.AllStacks, ending).ConfigureAwait(false);
            await ready().ConfigureAwait(false);
        }

        while (true)
        {
            await SpareAllocationsAsync(ending).ConfigureAwait(false);
            await FollowAsync(NextPlan(), ending).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the sampling of allocations where it takes what the pools' events are worth more.</summary>
    private async Task SpareAllocationsAsync(CancellationToken ending)
    {
        var session = _running[SessionRole.RuntimeStacks];
        if (_sampledFor is not null || session.Ran < _lookPeriod)
            return;
        var cost = EventCounts.Of(session.Tally).CostAt(_meter.Costs) / session.Ran.TotalSeconds;
        if (cost <= RuntimeShare * _options.Budget * Math.Max(1, Cores))
            return;
        _sampledFor = session.Ran;
        await StopAsync(SessionRole.RuntimeStacks).ConfigureAwait(false);
        Enter(SessionRole.RuntimeStacks, await _sessions.StartWithoutAllocationsAsync(ending).ConfigureAwait(false));
    }

    private CoveragePlan NextPlan()
    {
        var remaining = _options.Duration - Elapsed ?? _openHorizon;
        if (remaining < _lookPeriod)
            remaining = _lookPeriod;
        var share = _options.Budget * Math.Max(1, Cores) * PlannedShare;
        var allowance = (share * (Elapsed + remaining).TotalSeconds) - _meter.Spent;
        var plan = new BudgetPlanner(_meter.Costs, Environment.ProcessorCount).Plan(new LoadRates(_rate, _meter.Frames, Cores), allowance, remaining);
        if (_rate > 0 && (_best is null || plan.Coverage < _best.Coverage))
            _best = plan;
        return plan;
    }

    private Task FollowAsync(CoveragePlan plan, CancellationToken ending) => plan.Coverage switch
    {
        Coverage.AllStacks => StayAsync(SessionRole.AllStacks, plan, ending),
        Coverage.AllPlain => StayAsync(SessionRole.AllEvents, plan, ending),
        Coverage.Windows => WindowAsync(plan, ending),
        Coverage.Glimpses when _hadWindow => PauseAsync(plan, _saving, ending),
        Coverage.Glimpses => GlimpseAsync(plan, ending),
        _ => PauseAsync(plan, plan.Period < _openHorizon ? plan.Period : _openHorizon, ending),
    };

    private Task SetRareAsync(bool wanted, CancellationToken ending) =>
        wanted == _running.ContainsKey(SessionRole.RareStacks) ? Task.CompletedTask
        : wanted ? StartAsync(SessionRole.RareStacks, ending) : StopAsync(SessionRole.RareStacks);

    private async Task<LiveSession> StartAsync(SessionRole role, CancellationToken ending)
    {
        var session = await _sessions.StartAsync(role, ending).ConfigureAwait(false);
        Enter(role, session);
        return session;
    }

    private void Enter(SessionRole role, LiveSession session)
    {
        _running.Add(role, session);
        _meter.Add(session);
    }

    private async Task StopAsync(SessionRole role)
    {
        if (!_running.Remove(role, out var session)) return;
        await _sessions.StopAsync(session).ConfigureAwait(false);
        _meter.Remove(session);
    }

    private async Task UntilAsync(TimeSpan moment, CancellationToken ending)
    {
        var left = moment - Elapsed;
        if (left > TimeSpan.Zero)
            await Task.Delay(left, ending).ConfigureAwait(false);
    }

    private static (long Traffic, TimeSpan At) Seen(LiveSession session) => (session.Tally.Traffic + session.Tally.Lost, session.Ran);

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    private void Look(LiveSession session, (long Traffic, TimeSpan At) since)
    {
        var (traffic, at) = Seen(session);
        if (since.At == TimeSpan.Zero && session.Tally.TrafficSpan > at)
            at = session.Tally.TrafficSpan;
        if (at > since.At)
            _rate = (traffic - since.Traffic) / (at - since.At).TotalSeconds;
    }
}
