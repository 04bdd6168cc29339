using System.Buffers;

namespace Rockpool.Tests.Buffers;

public sealed class OwnBufferPoolTests : ArrayPoolContract, IDisposable
{
    private readonly List<IDisposable> _pools = [];

    public void Dispose() => _pools.ForEach(pool => pool.Dispose());

    protected override ArrayPool<T> PoolOf<T>()
    {
        var pool = new BufferPool<T>();
        _pools.Add(pool);
        return pool;
    }
}
