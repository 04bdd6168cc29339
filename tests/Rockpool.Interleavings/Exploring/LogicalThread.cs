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

    /// <summary>Called by the seam before each access: returns when it is this thread's turn to make it.</summary>
    public void Before(in Access access)
    {
        Next = access;
        _execution!.Park(this);
    }

    /// <summary>Called by the seam with what was read, before anything is written.</summary>
    public void Saw<T>(T value) => _execution!.Log?.Add($" -> {Text(value)}");

    /// <summary>Called by the seam with what was written.</summary>
    public void Wrote<T>(T value) => _execution!.Log?.Add($" = {Text(value)}");

    public void Prepare(Execution execution, string name, Action body) =>
        (_execution, Name, _body, IsAlive) = (execution, name, body, true);

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
