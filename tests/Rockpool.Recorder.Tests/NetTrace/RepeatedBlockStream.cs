namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>Some bytes, and then the same block again and again: a long trace that takes no memory.</summary>
internal sealed class RepeatedBlockStream(byte[] first, byte[] block, int times) : MemoryStream([.. first, .. block])
{
    /// <summary>How many blocks have not been read yet.</summary>
    public int Left { get; private set; } = times - 1;

    public override int Read(Span<byte> buffer)
    {
        if (Position == Length && Left > 0)
        {
            Left--;
            Position = first.Length;
        }

        return base.Read(buffer);
    }
}
