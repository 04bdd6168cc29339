using Rockpool.Tiers;

namespace Rockpool.Scopes;

/// <summary>A pool as a scope sees it, whatever its items are.</summary>
internal interface ILender
{
    public string Name { get; }

    /// <summary>Takes idle items back from a scope.</summary>
    /// <param name="items">They and nothing else; empty afterwards.</param>
    /// <param name="dealings">What the scope did, with these items still counted as its own.</param>
    /// <returns>The first thing that the policy threw: it must not keep the other items from coming home.</returns>
    public Exception? TakeBack(Span<Held<object>> items, Dealings dealings);
}
