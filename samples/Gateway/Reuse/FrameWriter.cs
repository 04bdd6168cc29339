using System.Buffers;

namespace Gateway.Reuse;

/// <summary>A frame that grows while it is written, and then waits until its subscriber has it.</summary>
internal abstract class FrameWriter : Owner, IBufferWriter<byte>
{
    /// <summary>What was written.</summary>
    public abstract ReadOnlySequence<byte> Written { get; }

    public abstract void Advance(int count);

    public abstract Memory<byte> GetMemory(int sizeHint = 0);

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
