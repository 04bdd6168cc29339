namespace Rockpool.Tides;

/// <summary>Makes a tide where no gen2 collection does: a quiet process must not keep what its load needed.</summary>
internal sealed class IdleTimer : IDisposable
{
    /// <summary>How often it looks. An idle pool is empty after three to four tides.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private readonly Action _came;
    private readonly ITimer _timer;
    private int _seen = GC.CollectionCount(2);

    public IdleTimer(TimeProvider clock, Action came)
    {
        _came = came;
        // The timer must not carry the execution context of whoever happened to make the first pool.
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
            _timer = clock.CreateTimer(static timer => ((IdleTimer)timer!).Tick(), this, Period, Period);
    }

    public void Dispose() => _timer.Dispose();

    private void Tick()
    {
        int count = GC.CollectionCount(2);
        if (count == _seen)
            _came();
        _seen = count;
    }
}
