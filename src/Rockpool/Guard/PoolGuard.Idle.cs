namespace Rockpool.Guard;

/// <content>
/// For pools without a quarantine, where an item may be rented again as soon as it came home: what is few must not lie apart.
/// </content>
internal sealed partial class PoolGuard<T>
{
    /// <summary>Notes a rent if that is wanted; else an item that lay idle under watch is not watched any more.</summary>
    /// <param name="item">The item.</param>
    /// <param name="site">Where it is rented; null for here.</param>
    public void OfferIdle(T item, GuardSite? site)
    {
        if (ward.IsFull || TryTake())
            LetOut(item, site ?? new GuardSite());
        else if (Dossiers.TryFind(item, out Dossier? dossier) && dossier.Release(ward, item) is { } finding)
            ward.Tell(finding, item);
    }
}
