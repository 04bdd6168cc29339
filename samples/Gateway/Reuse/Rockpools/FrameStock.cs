using Gateway.Wire;
using Rockpool;

namespace Gateway.Reuse.Rockpools;

/// <summary>One message type's frames: their memory, how much of it may lie idle, and how long they are.</summary>
internal sealed class FrameStock
{
    private const long MostIdleBytes = 16 << 20;

    /// <summary>A second block is a second send, so that nearly all frames should fit in one.</summary>
    private const double Fitting = 0.98;

    private readonly Pool<RockpoolFrame> _frames;

    public FrameStock(MessageType type)
    {
        Blocks = new BufferPool<byte>(new BufferPoolOptions { Name = $"blocks[{type}]", MaxBytes = MostIdleBytes });
        _frames = Pool.Create(
            () => new RockpoolFrame(this),
            frame =>
            {
                frame.Clear();
                return true;
            },
            options: new PoolOptions { Name = $"frames[{type}]" });
    }

    public BufferPool<byte> Blocks { get; }

    public SizeEstimator Sizes { get; } = new(Fitting);

    public RockpoolFrame Rent() => _frames.Rent();

    public void Return(RockpoolFrame frame) => _frames.Return(frame);
}
