namespace Rockpool.Interleavings.Exploring;

/// <summary>
/// The decisions of one run: those that it was given, and from there on the same thread for as long as it can go on.
/// </summary>
/// <remarks>
/// With reduction a thread sleeps after it was (or will be) tried first at an earlier decision, until somebody makes an
/// access that depends on its own: to run it before that would only repeat a schedule in another order (Godefroid's sleep
/// sets). The set follows from the decisions alone, so a beginning needs to carry nothing else.
/// </remarks>
internal sealed class Course(Move[] beginning, bool reduce)
{
    private readonly List<Decision> _decisions = [];
    private uint _asleep;

    public IReadOnlyList<Decision> Decisions => _decisions;

    public int Preemptions { get; private set; }

    /// <summary>Whether a collection made it unknowable which threads sleep, so that the run must be made again.</summary>
    public bool IsSpoilt { get; private set; }

    /// <summary>Whether what is to be done by the given beginning can be done.</summary>
    public bool CanFollow(uint possible) =>
        _decisions.Count >= beginning.Length || (possible & ~_asleep & beginning[_decisions.Count].Bit) != 0;

    /// <summary>What to do next; null if every thread that could go on is asleep.</summary>
    /// <param name="running">The thread that had the last turn, if any.</param>
    /// <param name="possible">The possible moves, one bit each; at least one.</param>
    /// <param name="threads">All threads, by number.</param>
    public Move? Choose(int? running, uint possible, IReadOnlyList<LogicalThread> threads)
    {
        uint awake = possible & ~_asleep;
        if (awake == 0)
            return null;
        if (running is { } last && (possible & Move.Step(last).Bit) == 0)
            running = null;
        Move first = running is { } same && (awake & Move.Step(same).Bit) != 0 ? Move.Step(same) : Move.First(awake);
        Move chosen = _decisions.Count < beginning.Length ? beginning[_decisions.Count] : first;
        var decision = new Decision(chosen, awake & ~chosen.Bit, running, Preemptions);
        _decisions.Add(decision);
        Preemptions = decision.PreemptionsWith(chosen);
        if (reduce)
            Sleep(first, chosen, awake, threads);
        return chosen;
    }

    /// <summary>The decisions up to one point, with another there.</summary>
    public Move[] Branch(int point, Move other)
    {
        var branch = new Move[point + 1];
        for (int i = 0; i < point; i++)
            branch[i] = _decisions[i].Chosen;
        branch[point] = other;
        return branch;
    }

    public override string ToString() => string.Concat(_decisions.Select(decision => decision.Chosen));

    private void Sleep(Move first, Move chosen, uint awake, IReadOnlyList<LogicalThread> threads)
    {
        // Tried at a decision: the first, then the others by number.
        uint candidates = _asleep | (chosen == first ? 0 : first.Bit | (awake & (chosen.Bit - 1)));
        uint asleep = 0;
        foreach (LogicalThread thread in threads)
        {
            uint bit = Move.Step(thread.Id).Bit;
            if ((candidates & bit) == 0)
                continue;
            bool? isIndependent = thread.Next.IsIndependentOf(threads[chosen.Thread].Next);
            IsSpoilt |= isIndependent is null;
            asleep |= isIndependent == true ? bit : 0;
        }

        _asleep = asleep;
    }
}
