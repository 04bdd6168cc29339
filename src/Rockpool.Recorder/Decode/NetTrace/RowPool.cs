using System.Runtime.InteropServices;

namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>Chunks to decode events into, used again and again.</summary>
internal sealed unsafe class RowPool : IDisposable
{
    private readonly Stack<RowChunk> _free = new();

    /// <summary>How many chunks hold events that wait.</summary>
    public int Lent { get; private set; }

    public RowChunk Rent(long firstBuffer)
    {
        if (!_free.TryPop(out RowChunk? chunk))
            chunk = new RowChunk((RawEvent*)NativeMemory.AlignedAlloc(RowChunk.Capacity * (nuint)sizeof(RawEvent), 64));
        chunk.FirstBuffer = firstBuffer;
        Lent++;
        return chunk;
    }

    public void Return(RowChunk chunk)
    {
        chunk.Next = null;
        Lent--;
        _free.Push(chunk);
    }

    /// <summary>Frees what is not lent.</summary>
    public void Dispose()
    {
        foreach (RowChunk chunk in _free)
            NativeMemory.AlignedFree(chunk.Rows);
        _free.Clear();
    }
}
