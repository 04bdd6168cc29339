namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>Ends the process, with the number of the case at fault, where a case does not come to its end.</summary>
internal sealed class Watchdog : IDisposable
{
    private readonly Timer _timer;
    private int _now;
    private int _before = -1;

    public Watchdog(TimeSpan patience) => _timer = new Timer(_ => Look(), null, patience, patience);

    /// <summary>The case under way.</summary>
    public int Now
    {
        set => Volatile.Write(ref _now, value);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        int now = Volatile.Read(ref _now);
        if (now == _before)
            Environment.FailFast($"case {now} does not end");
        _before = now;
    }
}
