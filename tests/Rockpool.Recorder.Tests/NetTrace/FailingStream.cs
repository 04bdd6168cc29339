namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>A stream that fails where it should end.</summary>
internal sealed class FailingStream(byte[] bytes) : MemoryStream(bytes, writable: false)
{
    public override int Read(Span<byte> buffer) =>
        Position < Length ? base.Read(buffer) : throw new IOException("the pipe broke");
}
