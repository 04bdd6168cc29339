namespace Gateway.Serving;

/// <summary>Counts what could not be passed on.</summary>
internal sealed class Trouble
{
    private long _malformed;
    private long _undeliverable;

    /// <summary>Frames and messages that are none.</summary>
    public long Malformed => Interlocked.Read(ref _malformed);

    /// <summary>Messages for connections that there are not.</summary>
    public long Undeliverable => Interlocked.Read(ref _undeliverable);

    public void CountMalformed() => Interlocked.Increment(ref _malformed);

    public void CountUndeliverable() => Interlocked.Increment(ref _undeliverable);
}
