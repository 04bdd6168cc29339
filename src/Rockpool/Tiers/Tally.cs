namespace Rockpool.Tiers;

/// <summary>What one thread did with one pool off the fastest path. Only that thread writes; readers add up.</summary>
internal struct Tally
{
    public long MagazineHits;
    public long ShelfHits;
    public long Steals;
    public long VictimHits;
    public long Created;
    public long Refused;
    public long Overflowed;

    /// <summary>Rents that the thread's slot did not serve.</summary>
    public readonly long Rents => MagazineHits + ShelfHits + Steals + VictimHits + Created;

    public static Tally operator +(Tally left, Tally right) => new()
    {
        MagazineHits = left.MagazineHits + right.MagazineHits,
        ShelfHits = left.ShelfHits + right.ShelfHits,
        Steals = left.Steals + right.Steals,
        VictimHits = left.VictimHits + right.VictimHits,
        Created = left.Created + right.Created,
        Refused = left.Refused + right.Refused,
        Overflowed = left.Overflowed + right.Overflowed,
    };

    public void Count(Tier tier)
    {
        switch (tier)
        {
            case Tier.Shelf:
                ShelfHits++;
                break;
            case Tier.Steal:
                Steals++;
                break;
            default:
                VictimHits++;
                break;
        }
    }
}
