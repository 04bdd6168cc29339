using Rockpool;

namespace Gateway.Reuse.Rockpools;

internal sealed class RockpoolBlocks : BlockSource
{
    public override Block Rent(int bytes)
    {
        byte[] array = BufferPool<byte>.Shared.Rent(bytes);
        return new Block(array, array);
    }

    public override void Return(Block block) => BufferPool<byte>.Shared.Return((byte[])block.Owner!);
}
