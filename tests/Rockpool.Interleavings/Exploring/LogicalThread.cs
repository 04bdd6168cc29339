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
    private Action? _body;
    private bool _isUnwinding;

    public LogicalThread(int id)
    {
        Id = id;
        _real = new Thread(Serve) { IsBackground = true, Name = $"logical thread {id}" };
        _real.Start();
    }

    /// <summary>The thread of a scenario that the caller runs on; null for the test's own thread.</summary>
    public static LogicalThread? Current => _current;

    public int Id { get; }

    public string Name { get; private set; } = "";

    /// <summary>The access that it is parked before.</summary>
    public Access Next { get; private set; }

    public bool IsAlive { get; private set; }

    /// <summary>Whether it could take a step.</summary>
    public bool IsEnabled => IsAlive && Next.Condition?.Invoke() != false;

    /// <summary>Whether the store that it is about to make stays in its buffer.</summary>
    public bool Delays { get; set; }

    public StoreBuffer Buffer { get; } = new();

    /// <summary>The processor that it runs on, as far as the scenario says.</summary>
    public int Processor { get; private set; }

    /// <summary>Called by the seam before each access: returns when it is this thread's turn to make it.</summary>
    public void Await(in Access access)
    {
        // What a thread does while it unwinds is no part of the run.
        if (_isUnwinding)
            return;
        Next = access;
        _execution!.Park(this);
    }

    /// <summary>Leaves the body, from inside an access.</summary>
    [DoesNotReturn]
    public void Unwind()
    {
        _isUnwinding = true;
        throw new AbandonedException();
    }

    /// <summary>Reads what this thread sees there, which may be a store of its own that nobody else sees yet.</summary>
    public T Read<T>(ref T location)
    {
        if (!Buffer.TryRead(ref location, out T value))
            _execution!.Spoil();
        _execution!.Log?.Add($" -> {Text(value)}");
        return value;
    }

    public void Write<T>(ref T location, T value)
    {
        _execution!.Log?.Add($" = {Text(value)}{(Delays ? ", seen by others later" : "")}");
        if (Delays || !Buffer.IsEmpty)
            Buffer.Add(ref location, value, Next.What);
        else
        {
            location = value;
            _execution!.Wrote();
        }
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

    public void Prepare(Execution execution, ScenarioThread thread)
    {
        (_execution, Name, _body, Processor) = (execution, thread.Name, thread.Body, thread.Processor);
        (IsAlive, Delays, _isUnwinding) = (true, false, false);
        Buffer.Clear();
    }

    public void GiveTurn() => _turn.Release();

    public void AwaitTurn() => _turn.Wait();

    public void Dispose()
    {
        _body = null;
        GiveTurn();
        _real.Join();
        _turn.Dispose();
    }

    private static string Text<T>(T value) => value?.ToString() ?? "null";

    private void Serve()
    {
        _current = this;
        for (AwaitTurn(); _body is { } body; AwaitTurn())
            Run(body);
    }

    private void Run(Action body)
    {
        Exception? failure = null;
        try
        {
            body();
        }
        catch (Exception exception)
        {
            // Whatever a thread throws is the outcome of the run, reported with its schedule.
            failure = exception;
        }

        IsAlive = false;
        _execution!.End(this, failure is AbandonedException ? null : failure);
    }
}
