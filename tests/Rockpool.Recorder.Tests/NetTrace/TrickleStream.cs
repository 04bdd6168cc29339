namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>Gives its bytes in small pieces, as a pipe may.</summary>
internal sealed class TrickleStream(byte[] bytes, int piece) : MemoryStream(bytes, writable: false)
{
    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(piece, buffer.Length)]);
}
