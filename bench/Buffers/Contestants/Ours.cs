using Rockpool;

namespace Buffers.Contestants;

public readonly struct Ours : IBuffers
{
    public byte[] Rent(int length) => BufferPool<byte>.Shared.Rent(length);

    public void Return(byte[] array) => BufferPool<byte>.Shared.Return(array);
}
