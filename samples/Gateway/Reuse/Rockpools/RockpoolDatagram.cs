using System.Buffers;
using Rockpool;

namespace Gateway.Reuse.Rockpools;

/// <summary>A slice of a pinned block, which ends by itself.</summary>
internal sealed class RockpoolDatagram : Datagram
{
    private BlockSlice _slice;

    public override Memory<byte> Memory => _slice.Memory;

    public static RockpoolDatagram Of(BlockSlice slice)
    {
        RockpoolDatagram datagram = Ambient<RockpoolDatagram, Policy>.Rent();
        datagram._slice = slice;
        return datagram;
    }

    public override Parcel Slice(int start, int length)
    {
        RockpoolDatagram part = Of(_slice.Slice(start, length));
        return new Parcel(new ReadOnlySequence<byte>(part.Memory), part);
    }

    public override void Release()
    {
        _slice.Dispose();
        Ambient<RockpoolDatagram, Policy>.Return(this);
    }

    public readonly struct Policy : IPoolPolicy<RockpoolDatagram>
    {
        public RockpoolDatagram Create() => new();

        public bool Reset(RockpoolDatagram item)
        {
            item._slice = default;
            return true;
        }

        public void Discard(RockpoolDatagram item)
        {
            // Memory only.
        }
    }
}
