using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Attach;

/// <summary>A session's bytes on their way to whoever counts them; what is read is in the recording first.</summary>
internal sealed class CopyingStream(Stream source, SessionWriter writer) : ForwardStream
{
    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = source.Read(buffer);
        }
        catch (ObjectDisposedException)
        {
            // We hung up on a process that does not answer; to the reader that is a cut.
            return 0;
        }

        writer.Append(buffer[..read]);
        return read;
    }
}
