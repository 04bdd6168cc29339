using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace Rockpool.Extensions.Tests;

/// <summary>Remembers the pools that a factory made.</summary>
internal sealed class SeenPools(IMemoryPoolFactory<byte> factory) : IMemoryPoolFactory<byte>
{
    private readonly ConcurrentBag<PinnedMemoryPool> _pools = [];

    public IReadOnlyCollection<PinnedMemoryPool> All => _pools;

    public long Rents => _pools.Sum(pool => pool.Statistics.Blocks.Rents);

    public MemoryPool<byte> Create(MemoryPoolOptions? options = null)
    {
        var pool = (PinnedMemoryPool)factory.Create(options);
        _pools.Add(pool);
        return pool;
    }
}
