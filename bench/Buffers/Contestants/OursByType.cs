using System.Buffers;
using Rockpool;

namespace Buffers.Contestants;

/// <summary>Ours where the code knows an <see cref="ArrayPool{T}"/> only.</summary>
public readonly struct OursByType : IBuffers
{
    // Not readonly: the JIT would look what is in it.
    private static ArrayPool<byte> _pool = BufferPool<byte>.Shared;

    public byte[] Rent(int length) => _pool.Rent(length);

    public void Return(byte[] array) => _pool.Return(array);

    /// <summary>Puts another pool in this one's place and takes it away again, so that nothing learns what is in it.</summary>
    public static void Swap(ArrayPool<byte> pool) => _pool = pool;
}
