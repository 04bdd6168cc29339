using System.Buffers;

namespace Buffers.Writers;

/// <summary>A writer that does nothing but hand out one array that is long enough: what a document costs without a writer.</summary>
internal sealed class OneArray(byte[] array) : IBufferWriter<byte>
{
    public int Written { get; private set; }

    public void Advance(int count) => Written += count;

    public Memory<byte> GetMemory(int sizeHint = 0) => array.AsMemory(Written);

    public Span<byte> GetSpan(int sizeHint = 0) => array.AsSpan(Written);

    public void Clear() => Written = 0;
}
