using System.Buffers;

namespace Rockpool.Tests.Buffers;

public sealed class PowersOfTwoPoolTests : ArrayPoolContract, IDisposable
{
    private readonly List<IDisposable> _pools = [];

    public void Dispose() => _pools.ForEach(pool => pool.Dispose());

    protected override ArrayPool<T> PoolOf<T>()
    {
        var pool = new BufferPool<T>(new BufferPoolOptions { PowersOfTwo = true });
        _pools.Add(pool);
        return pool;
    }
}
