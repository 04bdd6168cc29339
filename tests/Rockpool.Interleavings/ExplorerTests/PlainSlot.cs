using Rockpool.Tiers;

namespace Rockpool.Interleavings.ExplorerTests;

/// <summary>A slot broken on purpose: between the read and the write of null another thread reads the same item.</summary>
internal sealed class PlainSlot
{
    private object? _item;

    public object? Take()
    {
        object? item = Atomic.PlainRead(ref _item);
        if (item is not null)
            Atomic.PlainWrite(ref _item, null);
        return item;
    }

    public void Put(object item) => Atomic.PlainWrite(ref _item, item);
}
