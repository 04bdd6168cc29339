using Rockpool.Recorder.Attach.Budget;
using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Attach;

/// <content>What is switched on and off, and when, to follow a plan.</content>
internal sealed partial class BudgetCourse
{
    /// <summary>Keeps a session for all traffic on, with a burst of stacks in each period where it has none.</summary>
    private async Task StayAsync(SessionRole role, CoveragePlan plan, CancellationToken ending)
    {
        var other = role == SessionRole.AllStacks ? SessionRole.AllEvents : SessionRole.AllStacks;
        await StopAsync(other).ConfigureAwait(false);
        var session = _running.GetValueOrDefault(role) ?? await StartAsync(role, ending).ConfigureAwait(false);
        await SetRareAsync(role == SessionRole.AllEvents, ending).ConfigureAwait(false);
        var seen = Seen(session);
        if (role == SessionRole.AllStacks)
        {
            await WatchAsync(plan, ending).ConfigureAwait(false);
        }
        else
        {
            var until = Elapsed + plan.Period;
            await BurstAsync(SessionRole.BurstStacks, plan.Burst, ending).ConfigureAwait(false);
            await UntilAsync(until, ending).ConfigureAwait(false);
        }

        Look(session, seen);
    }

    /// <summary>
    /// Lets a session run until it is time to look again, or until it has cost more than it should in that time: the rate
    /// was taken in a moment in which the process had no processor, say, and is far higher.
    /// </summary>
    private async Task WatchAsync(CoveragePlan plan, CancellationToken ending)
    {
        var (until, spent) = (Elapsed + _lookPeriod, _meter.Spent);
        var share = _options.Budget * Math.Max(1, Cores);
        var most = Math.Max(plan.Cost, share) * _lookPeriod.TotalSeconds;
        while (Elapsed < until && _meter.Spent - spent <= most)
            await Task.Delay(_glance, ending).ConfigureAwait(false);
    }

    /// <summary>
    /// One window in the middle of its period: plain events, with bursts of stacks early in it. The next plan is made when
    /// it is over, with what it taught of the rate.
    /// </summary>
    private async Task WindowAsync(CoveragePlan plan, CancellationToken ending)
    {
        if (!_running.ContainsKey(SessionRole.AllEvents))
            await PauseAsync(plan, (plan.Period - plan.Window) / 2, ending).ConfigureAwait(false);
        await SetRareAsync(true, ending).ConfigureAwait(false);
        var session = _running.GetValueOrDefault(SessionRole.AllEvents)
            ?? await StartAsync(SessionRole.AllEvents, ending).ConfigureAwait(false);
        var seen = Seen(session);
        var until = Elapsed + plan.Window;
        await Task.Delay(_lead, ending).ConfigureAwait(false);
        await BurstsAsync(plan, until - (plan.Window / 2), ending).ConfigureAwait(false);
        await UntilAsync(until, ending).ConfigureAwait(false);
        await StopAsync(SessionRole.AllEvents).ConfigureAwait(false);
        Look(session, seen);
        _hadWindow = true;
        await SetRareAsync(plan.Rare, ending).ConfigureAwait(false);
    }

    private async Task GlimpseAsync(CoveragePlan plan, CancellationToken ending)
    {
        var length = plan.Window > plan.Burst ? plan.Window : plan.Burst;
        await PauseAsync(plan, (plan.Period - length) / 2, ending).ConfigureAwait(false);
        var session = plan.Window > plan.Burst
            ? await SplitGlimpseAsync(plan, ending).ConfigureAwait(false)
            : await BurstAsync(SessionRole.AllStacks, plan.Burst, ending).ConfigureAwait(false);
        var known = _rate;
        Look(session, default);

        // A program that stacks keep busy does less under them than without: what was known of its rate stands.
        if (_rate * _meter.Costs.Stack(_meter.Frames) > Environment.ProcessorCount / 4.0)
            _rate = Math.Max(_rate, known);
    }

    private async Task<LiveSession> SplitGlimpseAsync(CoveragePlan plan, CancellationToken ending)
    {
        var before = _gauge.Read();
        var all = await StartAsync(SessionRole.AllEvents, ending).ConfigureAwait(false);
        var until = Elapsed + plan.Window;
        var burst = await StartAsync(SessionRole.BurstStacks, ending).ConfigureAwait(false);
        await Task.Delay(plan.Burst, ending).ConfigureAwait(false);

        // The process confirms a stop a tenth of a second after the start, which is when the other one must stop too.
        var stopping = StopAsync(SessionRole.BurstStacks);
        await UntilAsync(until, ending).ConfigureAwait(false);
        await StopAsync(SessionRole.AllEvents).ConfigureAwait(false);
        await stopping.ConfigureAwait(false);
        Calibrate(before, EventCounts.Of(burst.Tally) + EventCounts.Of(all.Tally));
        return all;
    }

    private async Task PauseAsync(CoveragePlan plan, TimeSpan pause, CancellationToken ending)
    {
        await StopAsync(SessionRole.AllEvents).ConfigureAwait(false);
        await StopAsync(SessionRole.AllStacks).ConfigureAwait(false);
        await SetRareAsync(plan.Rare, ending).ConfigureAwait(false);
        if (plan.Rare)
            _meter.AddDormant(_rate * Math.Max(pause.TotalSeconds, 0));
        var rest = _gauge.Read();
        await UntilAsync(Elapsed + pause, ending).ConfigureAwait(false);
        _gauge.AddRest(rest);
    }

    private async Task ProbeAsync(CancellationToken ending)
    {
        Look(await BurstAsync(SessionRole.AllEvents, _probe, ending).ConfigureAwait(false), default);

        // A program that works in bursts may have paused just then, and where so little came a longer look costs little.
        if (_rate * _meter.Costs.Plain <= _options.Budget)
            Look(await BurstAsync(SessionRole.AllEvents, _longProbe, ending).ConfigureAwait(false), default);
    }

    /// <summary>Runs a session for a moment, less what the last such moments were longer than asked.</summary>
    private async Task<LiveSession> BurstAsync(SessionRole role, TimeSpan length, CancellationToken ending)
    {
        var asked = length - _lateness > _shortestBurst ? length - _lateness : _shortestBurst;
        var before = _gauge.Read();
        var session = await StartAsync(role, ending).ConfigureAwait(false);
        await Task.Delay(asked, ending).ConfigureAwait(false);
        await StopAsync(role).ConfigureAwait(false);
        if (role != SessionRole.AllEvents)
            Calibrate(before, WithBeside(EventCounts.Of(session.Tally)));
        if (session.Tally.Traffic >= FewEvents)
            _lateness = (_lateness + Positive(session.Tally.TrafficSpan - asked)) / 2;
        return session;
    }

    /// <summary>Where all events are recorded too, the process makes each of a burst's once more.</summary>
    private EventCounts WithBeside(EventCounts burst) =>
        _running.ContainsKey(SessionRole.AllEvents) ? burst with { Plain = (2 * burst.Plain) + burst.Stacks } : burst;

    private void Calibrate((double Processor, long At) before, EventCounts counts)
    {
        // All is reckoned at the first estimate, so that the factor does not feed on itself.
        _gauge.AddBurst(before, counts.CostAt(_costs));
        _meter.Costs = _costs.WithStacksTimes(_gauge.Factor);
    }

    /// <summary>
    /// Spends a plan's burst in a few pieces: on a busy machine one is stopped later than was asked, and the next ones
    /// make up for that.
    /// </summary>
    private async Task BurstsAsync(CoveragePlan plan, TimeSpan latest, CancellationToken ending)
    {
        var left = plan.Burst;
        while (left >= _shortestBurst && Elapsed < latest)
        {
            var piece = plan.Burst / Pieces < left ? plan.Burst / Pieces : left;
            var session = await BurstAsync(SessionRole.BurstStacks, piece, ending).ConfigureAwait(false);
            left -= session.Tally.TrafficSpan > piece ? session.Tally.TrafficSpan : piece;
        }
    }
}
