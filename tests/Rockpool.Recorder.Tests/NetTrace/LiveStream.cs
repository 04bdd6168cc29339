namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>Gives what has been written so far, and notes whether somebody then waits for more.</summary>
internal sealed class LiveStream(byte[] soFar) : MemoryStream(soFar, writable: false)
{
    public bool WasAskedForMore { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        WasAskedForMore |= Position == Length;
        return base.Read(buffer);
    }
}
