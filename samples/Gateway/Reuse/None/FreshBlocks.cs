namespace Gateway.Reuse.None;

internal sealed class FreshBlocks : BlockSource
{
    public override Block Rent(int bytes) => new(new byte[bytes], Owner: null);

    public override void Return(Block block)
    {
        // The collector's.
    }
}
