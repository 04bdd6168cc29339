using Rockpool;

namespace Gateway.Reuse.Rockpools;

/// <summary>A frame in an array of its message type's pool.</summary>
internal sealed class RockpoolFrame : FrameWriter
{
    private BufferPool<byte>? _pool;
    private byte[] _array = [];
    private int _written;

    public override Memory<byte> Written => _array.AsMemory(0, _written);

    public void Open(BufferPool<byte> pool)
    {
        _pool = pool;
        _array = pool.Rent(FirstRoom);
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
        _pool!.Return(_array);
        _array = [];
        Ambient<RockpoolFrame, Policy>.Return(this);
    }

    private void Grow(int room)
    {
        byte[] larger = _pool!.Rent(room);
        Written.CopyTo(larger);
        _pool.Return(_array);
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
