using System.Buffers;

namespace Gateway.Reuse.Arrays;

internal sealed class ArrayBlocks : BlockSource
{
    public override Block Rent(int bytes)
    {
        byte[] array = ArrayPool<byte>.Shared.Rent(bytes);
        return new Block(array, array);
    }

    public override void Return(Block block) => ArrayPool<byte>.Shared.Return((byte[])block.Owner!);
}
