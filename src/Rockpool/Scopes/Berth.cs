namespace Rockpool.Scopes;

/// <summary>What a scope has of one pool: where its idle items lie among the scope's cells, and what happened.</summary>
internal struct Berth
{
    public ILender Lender;

    /// <summary>Rents that idle items of the scope served since the pool was last told.</summary>
    public long Hits;

    /// <summary>Items that came home since the pool was last told.</summary>
    public long Returns;

    /// <summary>Rented through the scope less returned through it.</summary>
    public int Outstanding;

    /// <summary>The first of its cells.</summary>
    public int Start;

    /// <summary>How many cells.</summary>
    public byte Room;

    /// <summary>How many of them, from the first, have an item.</summary>
    public byte Idle;

    /// <summary>How many idle items the pool was last told of.</summary>
    public byte Told;

    /// <summary>How many items the next loan is of, the one asked for included; 0 while the scope keeps nothing of the pool.</summary>
    public byte Batch;

    /// <summary>Whether an item came home: a rent after that is what a scope is for.</summary>
    public bool HadReturn;

    /// <summary>Whether the pool has nothing to get back or to hear of.</summary>
    public readonly bool IsSettled => Idle == 0 && Told == 0 && Hits == 0 && Returns == 0;

    /// <summary>What the pool is to be told now.</summary>
    public Dealings Settle()
    {
        var dealings = new Dealings(Hits, Returns, Idle - Told);
        (Hits, Returns, Told) = (0, 0, Idle);
        return dealings;
    }
}
