namespace Rockpool.Interleavings.Exploring;

/// <summary>
/// One run of a scenario. Threads run one at a time, each up to its next access; whoever comes to one decides who makes
/// the next step, and goes on without a hand-over if that is itself.
/// </summary>
internal sealed class Execution
{
    private readonly Scenario _scenario;
    private readonly LogicalThread[] _threads;
    private readonly Course _course;
    private readonly bool _delayStores;
    private readonly ScheduleLog? _log;
    private readonly SemaphoreSlim _over = new(0);
    private int _started;
    private bool _abandoned;

    public Execution(Scenario scenario, Crew crew, Course course, bool delayStores, ScheduleLog? log)
    {
        (_scenario, _course, _delayStores, _log) = (scenario, course, delayStores, log);
        _threads = crew.Take(scenario.Threads.Count);
        for (int i = 0; i < _threads.Length; i++)
            _threads[i].Prepare(this, scenario.Threads[i]);
    }

    /// <summary>What went wrong, if anything did.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether a collection made it unknowable where a delayed store goes, so that the run must be made again.</summary>
    public bool IsSpoilt { get; private set; }

    /// <summary>Whether the run was given up because its rest would repeat another's.</summary>
    public bool IsRedundant => _abandoned && Failure is null && !IsSpoilt;

    /// <summary>Where to write what the steps do, if somebody wants to read it; nobody does while threads unwind.</summary>
    public ScheduleLog? Log => _abandoned ? null : _log;

    /// <summary>How often memory has changed.</summary>
    public long Writes { get; private set; }

    public void Run()
    {
        Pass(StartNext());
        _over.Wait();
        if (_abandoned)
            Unwind();
        else
            CheckEnd();
    }

    /// <summary>The thread has come to an access: returns in its turn to make it.</summary>
    public void Park(LogicalThread thread)
    {
        LogicalThread? next = _abandoned ? thread : NextAfter(thread);
        if (next != thread)
        {
            Pass(next);
            thread.AwaitTurn();
        }

        if (_abandoned)
            thread.Unwind();
        _log?.Begin(thread);
    }

    /// <summary>The thread's body has ended.</summary>
    public void End(LogicalThread thread, Exception? failure)
    {
        if (!_abandoned && failure is not null)
            GiveUp(failure);
        Pass(_abandoned ? null : NextAfter(thread));
    }

    public void Wrote() => Writes++;

    /// <summary>Makes all that a thread has stored seen by all.</summary>
    public void Flush(LogicalThread thread)
    {
        if (_abandoned || thread.Buffer.IsEmpty)
            return;
        if (!thread.Buffer.TryCommitAll())
            Spoil();
        Wrote();
    }

    /// <summary>The same for every thread, as a barrier of the whole process does it.</summary>
    public void FlushEverybody()
    {
        if (!_scenario.IgnoresBarriers)
            Array.ForEach(_threads, Flush);
    }

    /// <summary>The run cannot be told any more from another, and is to be made again.</summary>
    public void Spoil()
    {
        if (!_abandoned)
            (_abandoned, IsSpoilt) = (true, true);
    }

    /// <summary>Hands the turn to a thread, or back to the test.</summary>
    private void Pass(LogicalThread? to)
    {
        if (to is null)
            _over.Release();
        else
            to.GiveTurn();
    }

    private LogicalThread StartNext() => _threads[_started++];

    /// <summary>Null when there is nobody: all have ended, or the run is given up.</summary>
    private LogicalThread? NextAfter(LogicalThread thread)
    {
        // Up to its first access a thread touches nothing shared: each is brought there before the first decision.
        if (_started < _threads.Length)
            return StartNext();
        int? running = _course.Decisions.Count == 0 ? null : thread.Id;
        while (Decide(running) is { } move)
        {
            LogicalThread chosen = _threads[move.Thread];
            chosen.Delays = move.Delays;
            if (move.IsStep)
                return chosen;
            Commit(chosen);
        }

        return null;
    }

    private Move? Decide(int? running)
    {
        uint possible = _abandoned ? 0 : PossibleMoves();
        if (_abandoned || (possible == 0 && !Array.Exists(_threads, thread => thread.IsAlive)))
            return null;
        if (Obstacle(possible) is { } obstacle)
        {
            GiveUp(new InvalidOperationException(obstacle));
            return null;
        }

        Move? move = _course.Choose(running, possible, _threads);
        if (_course.IsSpoilt)
            Spoil();
        else if (move is null)
            GiveUp(null);
        return _abandoned ? null : move;
    }

    private uint PossibleMoves()
    {
        uint steps = 0;
        uint commits = 0;
        uint seen = 0;
        foreach (LogicalThread thread in _threads)
        {
            bool isEnabled = thread.IsEnabled;
            if (isEnabled)
                steps |= Move.Step(thread.Id).Bit;
            if (!thread.Buffer.IsEmpty)
            {
                commits |= Move.Commit(thread.Id).Bit;
                seen |= IsLookedAt(thread) ? Move.Commit(thread.Id).Bit : 0;
            }
            else if (_delayStores && isEnabled && thread.Next.IsStore)
            {
                steps |= Move.DelayedStore(thread.Id).Bit;
            }
        }

        // A store that nobody is about to look at may as well arrive later.
        return steps == 0 ? commits : steps | seen;
    }

    private bool IsLookedAt(LogicalThread writer)
    {
        foreach (LogicalThread other in _threads)
        {
            if (other == writer || !other.IsAlive)
                continue;
            bool? concerns = writer.Buffer.Concerns(other.Next);
            if (concerns is null)
                Spoil();
            if (concerns != false)
                return true;
        }

        return false;
    }

    /// <summary>Why the run cannot go on, if it cannot.</summary>
    private string? Obstacle(uint possible) => possible == 0
        ? "deadlock: " + string.Join(", ", _threads.Where(thread => thread.IsAlive).Select(thread => $"{thread.Name} waits for {thread.Next.What}"))
        : _course.Decisions.Count == Bounds.Steps ? $"no end after {Bounds.Steps} steps: a livelock"
        : !_course.CanFollow(possible) ? "the scenario did something else than before under the same schedule"
        : null;

    private void Commit(LogicalThread thread)
    {
        string what = thread.Buffer.Oldest.What;
        if (!thread.Buffer.TryCommitOldest())
            Spoil();
        Wrote();
        _log?.Commit(thread, what);
    }

    private void GiveUp(Exception? failure) => (_abandoned, Failure) = (true, failure);

    private void Unwind()
    {
        foreach (LogicalThread thread in _threads.Take(_started).Where(thread => thread.IsAlive))
        {
            thread.GiveTurn();
            _over.Wait();
        }
    }

    private void CheckEnd()
    {
        try
        {
            _scenario.End?.Invoke();
        }
        catch (Exception exception)
        {
            // Whatever the check throws is the outcome of the run, reported with its schedule.
            Failure = exception;
        }
    }
}
