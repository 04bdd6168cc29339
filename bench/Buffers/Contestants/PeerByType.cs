using System.Buffers;

namespace Buffers.Contestants;

/// <summary>The peer where the code knows an <see cref="ArrayPool{T}"/> only.</summary>
public readonly struct PeerByType : IBuffers
{
    // Not readonly: the JIT would look what is in it.
    private static ArrayPool<byte> _pool = ArrayPool<byte>.Shared;

    public byte[] Rent(int length) => _pool.Rent(length);

    public void Return(byte[] array) => _pool.Return(array);

    public static void Swap(ArrayPool<byte> pool) => _pool = pool;
}
