using Rockpool;

namespace Gateway.Reuse.Rockpools;

/// <summary>A rented array under a count of its slices.</summary>
internal sealed class RockpoolDatagram : Datagram
{
    private byte[] _array = [];
    private int _users;

    public override Memory<byte> Memory => _array;

    public void Open()
    {
        _array = BufferPool<byte>.Shared.Rent(MostBytes);
        _users = 1;
    }

    public override Parcel Slice(int start, int length)
    {
        Interlocked.Increment(ref _users);
        return new Parcel(_array.AsMemory(start, length), this);
    }

    public override void Release()
    {
        if (Interlocked.Decrement(ref _users) > 0)
            return;
        BufferPool<byte>.Shared.Return(_array);
        _array = [];
        Ambient<RockpoolDatagram, Policy>.Return(this);
    }

    public readonly struct Policy : IPoolPolicy<RockpoolDatagram>
    {
        public RockpoolDatagram Create() => new();

        public bool Reset(RockpoolDatagram item) => true;

        public void Discard(RockpoolDatagram item)
        {
            // Memory only.
        }
    }
}
