using Rockpool;

namespace Buffers.Contestants;

/// <summary>A pool of its own, not the shared one.</summary>
public readonly struct OursInstance : IBuffers
{
    private static readonly BufferPool<byte> Pool = new();

    public byte[] Rent(int length) => Pool.Rent(length);

    public void Return(byte[] array) => Pool.Return(array);
}
