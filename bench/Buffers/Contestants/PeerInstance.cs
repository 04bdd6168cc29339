using System.Buffers;

namespace Buffers.Contestants;

/// <summary>The peer's pool of its own, allowed to keep arrays of 1 MB.</summary>
public readonly struct PeerInstance : IBuffers
{
    private static readonly ArrayPool<byte> Pool = ArrayPool<byte>.Create(1 << 20, maxArraysPerBucket: 1024);

    public byte[] Rent(int length) => Pool.Rent(length);

    public void Return(byte[] array) => Pool.Return(array);
}
