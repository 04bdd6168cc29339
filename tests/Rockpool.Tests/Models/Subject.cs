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

    public abstract void Dispose();
}
