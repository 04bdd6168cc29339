namespace Rockpool.Tests;

/// <summary>A clock that tests move, and whose timers they ring.</summary>
internal sealed class ManualClock : TimeProvider
{
    private long _now = 1;

    public TimeSpan? Period { get; private set; }

    public Action? Ring { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public void Advance(TimeSpan time) => _now += time.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Period = period;
        Ring = () => callback(state);
        return new Bell(this);
    }

    private sealed class Bell(ManualClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => clock.Ring = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
