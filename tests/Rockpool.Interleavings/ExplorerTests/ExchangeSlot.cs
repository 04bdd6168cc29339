using Rockpool.Tiers;

namespace Rockpool.Interleavings.ExplorerTests;

/// <summary>A slot that several threads may take from and put to.</summary>
internal sealed class ExchangeSlot
{
    private object? _item;

    public object? Take() => Atomic.Exchange(ref _item, null);

    public bool TryPut(object item) => Atomic.CompareExchange(ref _item, item, null) is null;
}
