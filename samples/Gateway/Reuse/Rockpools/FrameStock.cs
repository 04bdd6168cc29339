using Gateway.Wire;
using Rockpool;

namespace Gateway.Reuse.Rockpools;

/// <summary>One message type's memory for frames: what may lie idle of it, and how long its frames are.</summary>
internal sealed class FrameStock(MessageType type)
{
    private const long MostIdleBytes = 16 << 20;

    /// <summary>Growing costs a copy, so that nearly all frames should fit at once.</summary>
    private const double Fitting = 0.98;

    public BufferPool<byte> Pool { get; } = new(new BufferPoolOptions { Name = $"frames[{type}]", MaxBytes = MostIdleBytes });

    public SizeEstimator Sizes { get; } = new(Fitting);
}
