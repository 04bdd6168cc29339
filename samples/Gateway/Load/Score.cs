using System.Diagnostics;
using Gateway.Wire;

namespace Gateway.Load;

/// <summary>What went out, what arrived and how late. Any thread may count.</summary>
internal sealed class Score(Traffic traffic)
{
    private long _sent;
    private long _arrived;
    private long _wrong;
    private long _refused;
    private long _measured;
    private long _from = long.MaxValue;
    private long _until = long.MaxValue;

    public Histogram Messages { get; } = new();

    public Histogram Requests { get; } = new();

    public long Sent => Volatile.Read(ref _sent);

    public long Arrived => Volatile.Read(ref _arrived);

    public long Wrong => Volatile.Read(ref _wrong);

    public long Refused => Volatile.Read(ref _refused);

    public long Measured => Volatile.Read(ref _measured);

    /// <summary>What is due from now on is measured.</summary>
    public void Begin() => Volatile.Write(ref _from, Stopwatch.GetTimestamp());

    /// <summary>What is due from now on is not.</summary>
    public void End() => Volatile.Write(ref _until, Stopwatch.GetTimestamp());

    public void CountSent() => Interlocked.Increment(ref _sent);

    public void CountRefused() => Interlocked.Increment(ref _refused);

    /// <summary>A request that was due then has its answer.</summary>
    public void CountAnswer(long due)
    {
        if (IsMeasured(due))
            Requests.Record(Stopwatch.GetElapsedTime(due));
    }

    /// <summary>A frame is there, after the one of the number before.</summary>
    public void CountArrival(FrameHeader header, ReadOnlySpan<byte> body, uint before)
    {
        if (header.Sequence != before + 1 || !body.SequenceEqual(traffic[header.Mark].Expected))
            Interlocked.Increment(ref _wrong);
        if (IsMeasured(header.Stamp))
            Messages.Record(Stopwatch.GetElapsedTime(header.Stamp));
        if (IsMeasured(Stopwatch.GetTimestamp()))
            Interlocked.Increment(ref _measured);
        Interlocked.Increment(ref _arrived);
    }

    private bool IsMeasured(long time) => time >= Volatile.Read(ref _from) && time < Volatile.Read(ref _until);
}
