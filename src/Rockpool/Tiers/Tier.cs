namespace Rockpool.Tiers;

/// <summary>Where in the depot a magazine stood.</summary>
internal enum Tier
{
    Shelf,
    Steal,
    Victim,
}
