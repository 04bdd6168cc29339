using Rockpool.Tiers;

namespace Rockpool.Scopes;

/// <summary>For the cells of scopes that held few items. They come home empty.</summary>
internal readonly struct CellsPolicy : IPoolPolicy<Held<object>[]>
{
    private const int Length = 8;

    public Held<object>[] Create() => new Held<object>[Length];

    public bool Reset(Held<object>[] item) => item.Length == Length;

    public void Discard(Held<object>[] item)
    {
        // Memory only.
    }
}
