namespace Rockpool.Tests.Models;

/// <summary>A pool of some kind, as the model uses it.</summary>
internal abstract class Subject : IDisposable
{
    /// <summary>The most items that may lie idle.</summary>
    public int MostItems { get; init; } = int.MaxValue;

    /// <summary>Whether it lives as long as the process.</summary>
    public virtual bool IsAmbient => false;

    /// <summary>Whether whatever goes is discarded; else what lies in an idle thread's slot is left to the collector.</summary>
    public required bool DiscardsAll { get; init; }

    /// <summary>The most items that may be out.</summary>
    public int MostOut { get; init; } = int.MaxValue;

    /// <summary>Whether it can be told to make items ahead.</summary>
    public virtual bool Prewarms => true;

    /// <summary>Whether its high-water mark is that of one pool which sees every rent and return.</summary>
    public virtual bool KnowsMostOut => true;

    /// <summary>Whether its figures say all that happened.</summary>
    public virtual bool IsSettled => true;

    public abstract PoolStatistics Statistics { get; }

    public abstract PooledItem Rent();

    public abstract void Return(PooledItem item);

    public abstract LentItem Lease();

    public abstract void Prewarm(int count);

    public abstract void Trim();

    /// <summary>Turns the tide, where memory is short or is not.</summary>
    public abstract void Turn(bool isShort);

    /// <summary>Sets how many bytes it may hold; null for as many as there is room for.</summary>
    public abstract void Limit(long? bytes);

    /// <summary>Has its figures say all that happened.</summary>
    public virtual void Settle()
    {
    }

    public abstract void Dispose();
}
