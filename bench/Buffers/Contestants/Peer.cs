using System.Buffers;

namespace Buffers.Contestants;

/// <summary>The peer as it is used: its type is known where it is called.</summary>
public readonly struct Peer : IBuffers
{
    public byte[] Rent(int length) => ArrayPool<byte>.Shared.Rent(length);

    public void Return(byte[] array) => ArrayPool<byte>.Shared.Return(array);
}
