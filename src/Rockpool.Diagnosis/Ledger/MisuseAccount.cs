namespace Rockpool.Diagnosis.Ledger;

/// <summary>Misuse of one kind at one stack, as the source reported it.</summary>
internal sealed class MisuseAccount
{
    /// <summary>How often.</summary>
    public long Count { get; private set; }

    /// <summary>The sum of the sizes, in the pool's unit.</summary>
    public long Size { get; private set; }

    /// <summary>Counts one.</summary>
    public void Add(long size)
    {
        Count++;
        Size += size;
    }
}
