namespace System.Threading;

/// <summary>
/// Stands in for the lock of that name in the pools' files: who waits for it is out of turn until it is free. It is a real
/// lock beside that, for the finaliser thread, which no scenario knows.
/// </summary>
internal sealed class Lock
{
    private readonly object _real = new();
    private LogicalThread? _holder;
    private int _depth;

    public Scope EnterScope()
    {
        if (LogicalThread.Current is not { } thread)
            return Enter(null);
        // Whoever unwinds must not wait for one that will unwind later.
        if (thread.IsUnwinding)
            return default;
        if (_holder != thread)
            thread.Await(Access.Until(() => _holder is null, "a lock", nameof(Lock)));
        thread.Flush();
        return Enter(thread);
    }

    private Scope Enter(LogicalThread? thread)
    {
        Monitor.Enter(_real);
        _holder = thread;
        _depth++;
        return new Scope(this);
    }

    private void Leave()
    {
        if (--_depth == 0)
            _holder = null;
        Monitor.Exit(_real);
        LogicalThread.Current?.Flush();
    }

    public readonly ref struct Scope(Lock entered)
    {
        public void Dispose() => entered?.Leave();
    }
}
