using Rockpool.Diagnosis.Journal;

namespace Rockpool.Recorder.Decode.Join;

/// <summary>When one session resumed after losing events, by thread. Not thread-safe.</summary>
internal sealed class LossLog
{
    // Only what is near the present is ever asked for. A thread that resumes more often than this within the join's
    // reach loses so much that forgetting its oldest losses changes nothing.
    private const int Most = 4096;

    private readonly Dictionary<ThreadIndex, List<long>> _resumed = [];

    /// <summary>Adds that a thread's events up to <paramref name="resumed"/> were lost, in nanoseconds.</summary>
    public void Add(ThreadIndex thread, long resumed)
    {
        if (!_resumed.TryGetValue(thread, out List<long>? times)) _resumed[thread] = times = [];
        if (times.Count == Most) times.RemoveRange(0, Most / 2);
        times.Add(resumed);
    }

    /// <summary>Whether the thread lost events and resumed after <paramref name="after"/> and not after <paramref name="upTo"/>.</summary>
    public bool Any(ThreadIndex thread, long after, long upTo)
    {
        if (_resumed.Count == 0 || !_resumed.TryGetValue(thread, out List<long>? times)) return false;
        for (int i = times.Count - 1; i >= 0 && times[i] > after; i--)
        {
            if (times[i] <= upTo) return true;
        }

        return false;
    }
}
