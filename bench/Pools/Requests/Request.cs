using Rockpool;

namespace Pools.Requests;

/// <summary>A request on its way: what it rented, and its scope if it has one.</summary>
internal sealed class Request
{
    public const int Rents = 8;

    public Load[] Held { get; } = new Load[Rents];

    public PoolScope? Scope { get; set; }

    /// <summary>Requests that the scope has served.</summary>
    public int Served { get; set; }

    /// <summary>What its beginning took, for who ends it.</summary>
    public long Ticks { get; set; }
}
