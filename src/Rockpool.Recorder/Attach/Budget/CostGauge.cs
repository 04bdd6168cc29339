using Rockpool.Recorder.Attach.Port;

namespace Rockpool.Recorder.Attach.Budget;

/// <summary>
/// Compares what bursts really cost the process, by its own processor time, with what they were reckoned to cost: a stack
/// costs half as much in a loop whose code is in the caches as in a process that just woke up. For one thread at a time.
/// </summary>
internal sealed class CostGauge(int processId)
{
    // Below this the process's own ups and downs are larger than what is to be measured.
    private const double EnoughReckoned = 0.01;

    private const double Least = 0.6;
    private const double Most = 1.6;

    private double _restProcessor;
    private double _restSeconds;
    private double _measured;
    private double _reckoned;

    /// <summary>What a reckoned cost must be multiplied by; 1 while too little was measured.</summary>
    public double Factor => _reckoned < EnoughReckoned ? 1 : Math.Clamp(_measured / _reckoned, Least, Most);

    /// <summary>The process's processor time in seconds, and the time of the reading in ticks of the system's clock.</summary>
    public (double Processor, long At) Read() =>
        ((ProcessorClock.OfProcess(processId) ?? 0) / 1e9, TimeProvider.System.GetTimestamp());

    /// <summary>No traffic was recorded since a reading: that is what the process takes for itself.</summary>
    public void AddRest((double Processor, long At) since)
    {
        var (processor, seconds) = Passed(since);
        _restProcessor += processor;
        _restSeconds += seconds;
    }

    /// <summary>A burst was recorded since a reading, that was reckoned to cost so many seconds.</summary>
    public void AddBurst((double Processor, long At) since, double reckoned)
    {
        if (_restSeconds == 0)
            return;
        var (processor, seconds) = Passed(since);
        _measured += processor - (_restProcessor / _restSeconds * seconds);
        _reckoned += reckoned;
    }

    private (double Processor, double Seconds) Passed((double Processor, long At) since)
    {
        var now = Read();
        return (Math.Max(now.Processor - since.Processor, 0), TimeProvider.System.GetElapsedTime(since.At, now.At).TotalSeconds);
    }
}
