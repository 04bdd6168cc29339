namespace Pools.Requests;

/// <summary>Where requests get their items from.</summary>
internal abstract class Store(string name)
{
    public string Name => name;

    /// <summary>Items made so far; null where each rent makes one.</summary>
    public abstract long? Misses { get; }

    /// <summary>A request begins: it rents what it needs.</summary>
    public abstract void Begin(Request request);

    /// <summary>It ends: what it rented goes home.</summary>
    public abstract void End(Request request);
}
