using System.Buffers;

namespace Buffers.Pinned;

/// <summary>What Kestrel uses unless it is told otherwise.</summary>
public readonly struct KestrelBlocks : IBlocks
{
    private static readonly MemoryPool<byte> Pool = KestrelPool.Make();

    public IMemoryOwner<byte> Rent() => Pool.Rent();
}
