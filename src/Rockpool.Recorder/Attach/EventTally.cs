using Rockpool.Recorder.Attach.Port;
using Rockpool.Recorder.Decode.NetTrace;

namespace Rockpool.Recorder.Attach;

/// <summary>
/// Counts the events of one session while they arrive. One thread counts, any thread reads; the counts are each right but
/// need not be of the same moment.
/// </summary>
internal sealed class EventTally
{
    private readonly List<bool> _isTraffic = [];
    private long _events;
    private long _traffic;
    private long _lost;
    private long _stacks;
    private long _frames;
    private long _first;
    private long _last;
    private long _frequency = 1;

    /// <summary>Events received.</summary>
    public long Events => Volatile.Read(ref _events);

    /// <summary>Rents, returns and what else pools tell at level verbose; part of <see cref="Events"/>.</summary>
    public long Traffic => Volatile.Read(ref _traffic);

    /// <summary>Events that the process dropped, as gaps in its sequence numbers show.</summary>
    public long Lost => Volatile.Read(ref _lost);

    /// <summary>Events that came with a stack.</summary>
    public long Stacks => Volatile.Read(ref _stacks);

    /// <summary>Frames of all those stacks together.</summary>
    public long Frames => Volatile.Read(ref _frames);

    /// <summary>From the first rent or return to the last one: how long the process really recorded, whoever was late.</summary>
    public TimeSpan TrafficSpan =>
        TimeSpan.FromSeconds((double)(Volatile.Read(ref _last) - Volatile.Read(ref _first)) / Volatile.Read(ref _frequency));

    /// <summary>Counts a batch.</summary>
    public void Add(EventBatch batch, NetTraceReader reader)
    {
        for (var i = _isTraffic.Count; i < reader.Definitions.Count; i++)
            _isTraffic.Add(RuntimeProviders.IsTraffic(reader.Definitions[i]));

        long traffic = 0, stacks = 0, frames = 0, last = _last;
        foreach (ref readonly var one in batch.Events)
        {
            if (_isTraffic[one.Definition])
            {
                if (last == 0)
                    Volatile.Write(ref _first, one.Timestamp);
                last = one.Timestamp;
                traffic++;
            }

            if (one.Stack == 0)
                continue;
            stacks++;
            frames += reader.Stacks[one.Stack].Length;
        }

        // Only this thread writes; the volatile writes pair with the readers' so that no half-written count is seen.
        Volatile.Write(ref _frequency, reader.Header.Frequency);
        Volatile.Write(ref _last, last);
        Volatile.Write(ref _events, _events + batch.Events.Length);
        Volatile.Write(ref _traffic, _traffic + traffic);
        Volatile.Write(ref _stacks, _stacks + stacks);
        Volatile.Write(ref _frames, _frames + frames);
        Volatile.Write(ref _lost, _lost + batch.Gaps.Sum(gap => gap.Lost));
    }
}
