using System.Buffers;

namespace Buffers.Pinned;

/// <summary>A pool of memory of 4,096 bytes. Implemented by structs, so that the loops around it are compiled for each.</summary>
public interface IBlocks
{
    public IMemoryOwner<byte> Rent();
}
