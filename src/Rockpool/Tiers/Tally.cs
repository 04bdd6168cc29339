namespace Rockpool.Tiers;

/// <summary>What one thread did with one pool off the fastest path. Only that thread writes; readers add up.</summary>
internal struct Tally
{
    public long SlotHits;
    public long Returns;
    public long MagazineHits;
    public long ShelfHits;
    public long Steals;
    public long VictimHits;
    public long Created;
    public long Refused;
    public long Overflowed;
    public long CutOff;
    public long TooLarge;
    public long ScopeHits;
    public long InScopes;
    public long Asked;
    public long Given;

    /// <summary>Rents that the thread's slot did not serve.</summary>
    public readonly long Rents => MagazineHits + ShelfHits + Steals + VictimHits + Created;

    public static Tally operator +(Tally left, Tally right) => new()
    {
        SlotHits = left.SlotHits + right.SlotHits,
        Returns = left.Returns + right.Returns,
        MagazineHits = left.MagazineHits + right.MagazineHits,
        ShelfHits = left.ShelfHits + right.ShelfHits,
        Steals = left.Steals + right.Steals,
        VictimHits = left.VictimHits + right.VictimHits,
        Created = left.Created + right.Created,
        Refused = left.Refused + right.Refused,
        Overflowed = left.Overflowed + right.Overflowed,
        CutOff = left.CutOff + right.CutOff,
        TooLarge = left.TooLarge + right.TooLarge,
        ScopeHits = left.ScopeHits + right.ScopeHits,
        InScopes = left.InScopes + right.InScopes,
        Asked = left.Asked + right.Asked,
        Given = left.Given + right.Given,
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
