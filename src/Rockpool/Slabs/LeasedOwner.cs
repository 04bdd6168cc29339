using System.Buffers;

namespace Rockpool.Slabs;

/// <summary>An owner that is never lent again, for while the guard is full: a second end of it is seen for ever.</summary>
internal sealed class LeasedOwner(PinnedBlock block, long version) : IMemoryOwner<byte>
{
    public Memory<byte> Memory => block.LentBy(version);

    public void Dispose() => BlockPool.End(block, version);
}
