using System.Buffers;

namespace Rockpool.Tests.Buffers;

public sealed class SmallBufferPoolTests : ArrayPoolContract, IDisposable
{
    private readonly List<IDisposable> _pools = [];

    public void Dispose() => _pools.ForEach(pool => pool.Dispose());

    protected override ArrayPool<T> PoolOf<T>()
    {
        var pool = new BufferPool<T>(new BufferPoolOptions { MaxBytes = 4 << 20, MaxArrayBytes = 1 << 20 });
        _pools.Add(pool);
        return pool;
    }
}
