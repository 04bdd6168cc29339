using System.Runtime.InteropServices;

namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>A piece of the trace in native memory.</summary>
internal sealed unsafe class InputBuffer : IDisposable
{
    public const int StandardCapacity = 512 * 1024;

    /// <summary>
    /// Readable bytes after the capacity. The longest event header is 88 bytes, so that a header that starts inside a
    /// buffer can be decoded without a bounds check per byte; the check comes once, after it.
    /// </summary>
    private const int Slack = 128;

    public InputBuffer(int capacity, long number)
    {
        Capacity = capacity;
        Number = number;
        Bytes = (byte*)NativeMemory.Alloc((nuint)capacity + Slack);
    }

    public byte* Bytes { get; private set; }

    public int Capacity { get; }

    /// <summary>Counts the buffers in the order in which the trace filled them.</summary>
    public long Number { get; set; }

    public void Dispose()
    {
        NativeMemory.Free(Bytes);
        Bytes = null;
    }
}
