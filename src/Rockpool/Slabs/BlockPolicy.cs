namespace Rockpool.Slabs;

/// <summary>Takes blocks out of slabs and puts them back. They come home as they are.</summary>
internal sealed class BlockPolicy(BlockPool blocks) : IPoolPolicy<PinnedBlock>
{
    public PinnedBlock Create() => blocks.TakeOut();

    public bool Reset(PinnedBlock item) => !item.Slab!.IsDraining;

    public void Discard(PinnedBlock item) => blocks.PutBack(item);
}
