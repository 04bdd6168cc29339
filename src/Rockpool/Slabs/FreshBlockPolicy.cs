using Rockpool.Buffers;

namespace Rockpool.Slabs;

/// <summary>Makes memory that is larger than a block, each as long as asked for. None of it is kept.</summary>
internal sealed class FreshBlockPolicy : IWeighedPolicy<PinnedBlock>
{
    // The pool asks for memory without saying how much, on the thread that rents.
    [ThreadStatic]
    private static int _wanted;

    private Pool<PinnedBlock>? _pool;

    public static void Want(int length) => _wanted = length;

    public void Serve(Pool<PinnedBlock> pool) => _pool = pool;

    public PinnedBlock Create() => new(_pool!, GC.AllocateUninitializedArray<byte>(_wanted), slab: null, index: 0);

    public bool Reset(PinnedBlock item) => false;

    public long Weigh(PinnedBlock item) => SizeClasses<byte>.BytesOf(item.Length);

    public void Discard(PinnedBlock item)
    {
        // There is nothing to it but its memory.
    }
}
