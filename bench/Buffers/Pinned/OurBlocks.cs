using System.Buffers;
using Rockpool;

namespace Buffers.Pinned;

public readonly struct OurBlocks : IBlocks
{
    private static readonly PinnedMemoryPool Pool = new();

    public IMemoryOwner<byte> Rent() => Pool.Rent();
}
