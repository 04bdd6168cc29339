namespace Rockpool.Interleavings.Exploring;

/// <summary>
/// One run of a scenario. Threads run one at a time, each up to its next access; whoever comes to one decides who makes
/// the next step, and goes on without a hand-over if that is itself.
/// </summary>
internal sealed class Execution(Scenario scenario, Crew crew, Course course, ScheduleLog? log)
{
    private readonly LogicalThread[] _threads = crew.Take(scenario.Threads.Count);
    private readonly SemaphoreSlim _over = new(0);
    private int _started;
    private bool _abandoned;

    /// <summary>What went wrong, if anything did.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether the run was given up because its rest would repeat another's.</summary>
    public bool IsRedundant => _abandoned && Failure is null;

    /// <summary>Where to write what the steps do, if somebody wants to read it; nobody does while threads unwind.</summary>
    public ScheduleLog? Log => _abandoned ? null : log;

    public void Run()
    {
        for (int i = 0; i < _threads.Length; i++)
            _threads[i].Prepare(this, scenario.Threads[i].Name, scenario.Threads[i].Body);
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
        // What a thread does while it unwinds is no part of the run.
        if (_abandoned)
            return;
        LogicalThread? next = NextAfter(thread);
        if (next != thread)
        {
            Pass(next);
            thread.AwaitTurn();
        }

        if (_abandoned)
            throw new AbandonedException();
        log?.Begin(thread);
    }

    /// <summary>The thread's body has ended.</summary>
    public void End(LogicalThread thread, Exception? failure)
    {
        if (!_abandoned && failure is not null)
            GiveUp(failure);
        Pass(_abandoned ? null : NextAfter(thread));
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
        if (!Array.Exists(_threads, candidate => candidate.IsAlive))
            return null;
        uint enabled = 0;
        foreach (LogicalThread candidate in _threads)
            enabled |= candidate.IsEnabled ? 1u << candidate.Id : 0;
        if (enabled == 0)
            return GiveUp(new InvalidOperationException(Deadlock()));
        if (course.Decisions.Count == Bounds.Steps)
            return GiveUp(new InvalidOperationException($"no end after {Bounds.Steps} steps: a livelock"));
        if (!course.CanFollow(enabled))
            return GiveUp(new InvalidOperationException("the scenario did something else than before under the same schedule"));
        int running = course.Decisions.Count == 0 ? -1 : thread.Id;
        return course.Choose(running, enabled, _threads) is { } chosen ? _threads[chosen] : GiveUp(null);
    }

    private LogicalThread? GiveUp(Exception? failure)
    {
        _abandoned = true;
        Failure = failure;
        return null;
    }

    private string Deadlock() => "deadlock: " + string.Join(", ", _threads
        .Where(thread => thread.IsAlive)
        .Select(thread => $"{thread.Name} waits for {thread.Next.What}"));

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
            scenario.End?.Invoke();
        }
        catch (Exception exception)
        {
            // Whatever the check throws is the outcome of the run, reported with its schedule.
            Failure = exception;
        }
    }
}
