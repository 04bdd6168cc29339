using Rockpool;

namespace Gateway.Reuse.Rockpools;

/// <summary>A frame in an array of its message type's stock, in one piece so that it is sent at once.</summary>
internal sealed class RockpoolFrame : FrameWriter
{
    /// <summary>What is written asks for its longest form before it is: without this the last piece makes a frame grow.</summary>
    private const int Margin = 64;

    private FrameStock? _stock;
    private byte[] _array = [];
    private int _written;

    public override Memory<byte> Written => _array.AsMemory(0, _written);

    public void Open(FrameStock stock)
    {
        _stock = stock;
        _array = stock.Pool.Rent(stock.Sizes.Estimate);
        _written = 0;
    }

    public override void Advance(int count) => _written += count;

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        int needed = _written + Math.Max(sizeHint, 1);
        if (needed > _array.Length)
            Grow(Math.Max(needed, 2 * _array.Length));
        return _array.AsMemory(_written);
    }

    public override void Release()
    {
        _stock!.Sizes.Record(_written + Margin);
        _stock.Pool.Return(_array);
        _array = [];
        Ambient<RockpoolFrame, Policy>.Return(this);
    }

    private void Grow(int room)
    {
        byte[] larger = _stock!.Pool.Rent(room);
        Written.CopyTo(larger);
        _stock.Pool.Return(_array);
        _array = larger;
    }

    public readonly struct Policy : IPoolPolicy<RockpoolFrame>
    {
        public RockpoolFrame Create() => new();

        public bool Reset(RockpoolFrame item) => true;

        public void Discard(RockpoolFrame item)
        {
            // Memory only.
        }
    }
}
