using System.Diagnostics.CodeAnalysis;

namespace Rockpool.Interleavings.Exploring;

/// <summary>
/// A thread of a scenario, on a real thread that serves run after run. It runs only in its turn; a turn is handed over
/// by whoever had it, so that never more than one of them runs.
/// </summary>
internal sealed class LogicalThread : IDisposable
{
    [ThreadStatic]
    private static LogicalThread? _current;

    private readonly SemaphoreSlim _turn = new(0);
    private readonly Thread _real;
    private Execution? _execution;
    private ScenarioThread? _role;

    public LogicalThread(int id)
    {
        Id = id;
        _real = new Thread(Serve) { IsBackground = true, Name = $"logical thread {id}" };
        _real.Start();
    }

    /// <summary>The thread of a scenario whose body the caller runs; null anywhere else.</summary>
    public static LogicalThread? Current => _current;

    public int Id { get; }

    public string Name => _role!.Name;

    /// <summary>The access that it is parked before.</summary>
    public Access Next { get; private set; }

    public bool IsAlive { get; private set; }

    /// <summary>Whether it could take a step.</summary>
    public bool IsEnabled => IsAlive && Next.Condition?.Invoke() != false;

    /// <summary>Whether it is leaving its body because the run is given up.</summary>
    public bool IsUnwinding { get; private set; }

    /// <summary>Whether the store that it is about to make stays in its buffer.</summary>
    public bool Delays { get; set; }

    public StoreBuffer Buffer { get; } = new();

    /// <summary>The processor that it runs on, as far as the scenario says.</summary>
    public int Processor => _role!.Processor;

    /// <summary>Called by the seam before each access: returns when it is this thread's turn to make it.</summary>
    public void Await(in Access access)
    {
        // What a thread does while it unwinds is no part of the run.
        if (IsUnwinding)
            return;
        Next = access;
        _execution!.Park(this);
    }

    /// <summary>Leaves the body, from inside an access.</summary>
    [DoesNotReturn]
    public void Unwind()
    {
        IsUnwinding = true;
        throw new AbandonedException();
    }

    /// <summary>Reads what this thread sees there, which may be a store of its own that nobody else sees yet.</summary>
    public T Read<T>(ref T location)
    {
        if (!Buffer.TryRead(ref location, out T value))
            _execution!.Spoil();
        _execution!.Log?.Saw(value);
        return value;
    }

    public void Write<T>(ref T location, T value)
    {
        bool isLater = Delays || !Buffer.IsEmpty;
        _execution!.Log?.Wrote(value, isLater);
        if (isLater)
        {
            Buffer.Add(ref location, value, Next.What);
            return;
        }

        location = value;
        _execution.Wrote();
    }

    /// <summary>True once memory has changed: whoever saw what does not let it go on need not look again before.</summary>
    public Func<bool> WhenMemoryChanges()
    {
        Execution execution = _execution!;
        long writes = execution.Writes;
        return () => execution.Writes != writes;
    }

    /// <summary>Makes what this thread stored seen by all.</summary>
    public void Flush() => _execution!.Flush(this);

    public void FlushEverybody() => _execution!.FlushEverybody();

    public void Prepare(Execution execution, ScenarioThread role)
    {
        (_execution, _role) = (execution, role);
        (IsAlive, Delays, IsUnwinding) = (true, false, false);
        Buffer.Clear();
    }

    public void GiveTurn() => _turn.Release();

    public void AwaitTurn() => _turn.Wait();

    public void Dispose()
    {
        _role = null;
        GiveTurn();
        _real.Join();
        _turn.Dispose();
    }

    private void Serve()
    {
        for (AwaitTurn(); _role is { } role; AwaitTurn())
            Run(role);
    }

    private void Run(ScenarioThread role)
    {
        Exception? failure = null;
        try
        {
            role.Before?.Invoke();
            _current = this;
            role.Body();
        }
        catch (Exception exception)
        {
            // Whatever a thread throws is the outcome of the run, reported with its schedule.
            failure = exception;
        }

        _current = null;
        IsAlive = false;
        _execution!.End(this, failure is AbandonedException ? null : failure);
    }
}
