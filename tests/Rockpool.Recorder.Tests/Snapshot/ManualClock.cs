namespace Rockpool.Recorder.Tests.Snapshot;

/// <summary>A clock that stands until a test moves it, and fires timers when it does.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];
    private long _ticks = 1_000_000_000;

    public override long TimestampFrequency => 1_000_000_000;

    public override long GetTimestamp() => _ticks;

    public override DateTimeOffset GetUtcNow() =>
        new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero).AddTicks(_ticks / 100);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(callback, state);
        _timers.Add(timer);
        return timer;
    }

    /// <summary>Moves to a moment without firing timers.</summary>
    public void MoveTo(long ticks) => _ticks = ticks;

    /// <summary>Moves on and fires every timer once.</summary>
    public void Advance(TimeSpan by)
    {
        _ticks += (long)by.TotalNanoseconds;
        foreach (ManualTimer timer in _timers) timer.Fire();
    }

    private sealed class ManualTimer(TimerCallback callback, object? state) : ITimer
    {
        private bool _disposed;

        public void Fire()
        {
            if (!_disposed) callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => !_disposed;

        public void Dispose() => _disposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
