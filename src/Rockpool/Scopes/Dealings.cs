namespace Rockpool.Scopes;

/// <summary>What a scope did with one pool's items since it last told the pool.</summary>
/// <param name="Hits">Rents that it served itself.</param>
/// <param name="Returns">Items that came home to it.</param>
/// <param name="Stocked">By how many more idle items it has.</param>
internal readonly record struct Dealings(long Hits, long Returns, int Stocked);
