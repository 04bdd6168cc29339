using System.Buffers;
using Rockpool;

namespace Buffers.Pinned;

/// <summary>Ours where the code knows a <see cref="MemoryPool{T}"/> only, as Kestrel does.</summary>
public readonly struct OurBlocksByType : IBlocks
{
    // Not readonly: the JIT would look what is in it.
    private static MemoryPool<byte> _pool = new PinnedMemoryPool();

    public IMemoryOwner<byte> Rent() => _pool.Rent();

    public static void Swap(MemoryPool<byte> pool) => _pool = pool;
}
