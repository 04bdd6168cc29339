using System.Buffers;

namespace Buffers.Pinned;

public readonly struct SharedBlocks : IBlocks
{
    public IMemoryOwner<byte> Rent() => MemoryPool<byte>.Shared.Rent(4096);
}
