using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Attach.Budget;

/// <summary>
/// Keeps account of what recording has cost the process, by the events that came. Starting and stopping sessions and
/// listing the code are not part of it. Thread-safe.
/// </summary>
internal sealed class OverheadMeter(EventCosts costs)
{
    private readonly Lock _gate = new();
    private readonly List<LiveSession> _running = [];
    private EventCosts _costs = costs;
    private EventCounts _finished;
    private double _dormant;
    private long _stacks;
    private long _frames;

    /// <summary>Seconds of processor time spent so far.</summary>
    public double Spent
    {
        get
        {
            lock (_gate)
            {
                var counts = _running.Aggregate(_finished, (sum, session) => sum + EventCounts.Of(session.Tally));
                return counts.CostAt(_costs) + (_dormant * _costs.Dormant);
            }
        }
    }

    /// <summary>Frames of a typical stack at a rent or return, as seen so far.</summary>
    public double Frames
    {
        get
        {
            lock (_gate)
            {
                var running = _running.Where(BringsTrafficStacks).ToList();
                var stacks = _stacks + running.Sum(session => session.Tally.Stacks);
                return stacks == 0
                    ? LoadRates.UsualFrames
                    : (double)(_frames + running.Sum(session => session.Tally.Frames)) / stacks;
            }
        }
    }

    /// <summary>What events cost; a better estimate counts for all that came so far too.</summary>
    public EventCosts Costs
    {
        get
        {
            lock (_gate) return _costs;
        }

        set
        {
            lock (_gate) _costs = value;
        }
    }

    /// <summary>Begins to account for a session.</summary>
    public void Add(LiveSession session)
    {
        lock (_gate) _running.Add(session);
    }

    /// <summary>A session was stopped: its account is closed.</summary>
    public void Remove(LiveSession session)
    {
        lock (_gate)
        {
            if (!_running.Remove(session)) return;
            _finished += EventCounts.Of(session.Tally);
            if (!BringsTrafficStacks(session)) return;
            _stacks += session.Tally.Stacks;
            _frames += session.Tally.Frames;
        }
    }

    /// <summary>Rents and returns went by while only rarer events were wanted.</summary>
    public void AddDormant(double events)
    {
        lock (_gate) _dormant += events;
    }

    private static bool BringsTrafficStacks(LiveSession session) =>
        session.Role is SessionRole.BurstStacks or SessionRole.AllStacks;
}
