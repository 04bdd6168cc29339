using Rockpool;

namespace Gateway.Reuse.Rockpools;

/// <summary>A connection's own stock: what it has goes back while it is quiet and when it ends.</summary>
internal sealed class ScopeBlocks(Pool<byte[]> pool, int usualBytes) : BlockSource
{
    private readonly PoolScope _scope = new();

    public override Block Rent(int bytes)
    {
        byte[] array = bytes <= usualBytes ? _scope.Rent(pool) : BufferPool<byte>.Shared.Rent(bytes);
        return new Block(array, array);
    }

    public override void Return(Block block)
    {
        byte[] array = (byte[])block.Owner!;
        if (array.Length == usualBytes)
            _scope.Return(pool, array);
        else
            BufferPool<byte>.Shared.Return(array);
    }

    public override void Rest() => _scope.Trim();

    public override void Dispose() => _scope.Dispose();
}
