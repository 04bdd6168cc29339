namespace Pools.Connections;

/// <summary>Open connections that each keep some idle items.</summary>
internal abstract class Stock
{
    public const int Items = 32;
    public const int ItemsOfARequest = 8;

    /// <summary>A request on one of them: so many items out and home again.</summary>
    public abstract void Serve(int connection);

    /// <summary>All that there are, by name.</summary>
    public static Stock Make(string name, int connections) => name switch
    {
        "arrays" => new ArrayStock(connections),
        "scopes" => new ScopeStock(connections),
        "peers" => new PeerStock(connections),
        _ => throw new ArgumentException($"arrays, scopes or peers, not {name}"),
    };
}
