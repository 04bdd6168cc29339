using System.Buffers;

namespace Rockpool.Tests.Buffers;

public sealed class SharedBufferPoolTests : ArrayPoolContract
{
    protected override ArrayPool<T> PoolOf<T>() => BufferPool<T>.Shared;

    [Fact]
    public void ItCannotBeDisposed() => Assert.Throws<InvalidOperationException>(BufferPool<byte>.Shared.Dispose);

    [Fact]
    public void ThereIsOneForEachElementType() => Assert.Same(BufferPool<int>.Shared, BufferPool<int>.Shared);
}
