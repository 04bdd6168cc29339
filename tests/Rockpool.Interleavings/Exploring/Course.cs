using System.Numerics;

namespace Rockpool.Interleavings.Exploring;

/// <summary>
/// The decisions of one run: those that it was given, and from there on the same thread for as long as it can go on.
/// </summary>
/// <remarks>
/// With reduction a thread sleeps after it was (or will be) tried first at an earlier decision, until somebody makes an
/// access that depends on its own: to run it before that would only repeat a schedule in another order (Godefroid's sleep
/// sets). The set follows from the decisions alone, so a prefix needs to carry nothing else.
/// </remarks>
internal sealed class Course(byte[] prefix, bool reduce)
{
    private readonly List<Decision> _decisions = [];
    private uint _asleep;
    private int _preemptions;

    public IReadOnlyList<Decision> Decisions => _decisions;

    public int Preemptions => _preemptions;

    /// <summary>Whether the thread that is to go on by what was given can.</summary>
    public bool CanFollow(uint enabled) =>
        _decisions.Count >= prefix.Length || Has(enabled & ~_asleep, prefix[_decisions.Count]);

    /// <summary>The thread to go on; null if every thread that could is asleep.</summary>
    /// <param name="running">The thread that had the last turn, or -1.</param>
    /// <param name="enabled">The threads that can take a step, one bit each; at least one.</param>
    /// <param name="threads">All of them, by number.</param>
    public int? Choose(int running, uint enabled, IReadOnlyList<LogicalThread> threads)
    {
        uint awake = enabled & ~_asleep;
        if (awake == 0)
            return null;
        if (running >= 0 && !Has(enabled, running))
            running = -1;
        int first = running >= 0 && Has(awake, running) ? running : BitOperations.TrailingZeroCount(awake);
        int chosen = _decisions.Count < prefix.Length ? prefix[_decisions.Count] : first;
        var decision = new Decision((byte)chosen, awake & ~Bit(chosen), running, _preemptions);
        _decisions.Add(decision);
        _preemptions = decision.PreemptionsWith(chosen);
        if (reduce)
            Sleep(first, chosen, awake, threads);
        return chosen;
    }

    /// <summary>The decisions up to one point, with another thread there.</summary>
    public byte[] Branch(int point, int thread)
    {
        byte[] branch = new byte[point + 1];
        for (int i = 0; i < point; i++)
            branch[i] = _decisions[i].Chosen;
        branch[point] = (byte)thread;
        return branch;
    }

    private void Sleep(int first, int chosen, uint awake, IReadOnlyList<LogicalThread> threads)
    {
        // Tried at a decision: the first, then the others by number.
        uint tried = chosen == first ? 0 : Bit(first) | (awake & (Bit(chosen) - 1));
        uint asleep = 0;
        foreach (LogicalThread thread in threads)
        {
            if (Has(_asleep | tried, thread.Id) && thread.Next.IsIndependentOf(threads[chosen].Next))
                asleep |= Bit(thread.Id);
        }

        _asleep = asleep;
    }

    private static uint Bit(int thread) => 1u << thread;

    private static bool Has(uint set, int thread) => (set & Bit(thread)) != 0;
}
