namespace Rockpool.Tests;

/// <summary>What the pools of these tests hold. It knows whether somebody holds it, so that no item has two holders.</summary>
internal class PooledItem
{
    private int _holders;

    public int Resets { get; private set; }

    public int Discards { get; private set; }

    /// <summary>What a holder left in it.</summary>
    public string? Residue { get; set; }

    /// <summary>Says no to being kept.</summary>
    public bool IsSpoilt { get; set; }

    /// <summary>Called inside the reset.</summary>
    public Action? WhileReset { get; set; }

    public static PooledItem Hold(PooledItem item)
    {
        Assert.Equal(1, Interlocked.Increment(ref item._holders));
        return item;
    }

    public static PooledItem LetGo(PooledItem item)
    {
        Assert.Equal(0, Interlocked.Decrement(ref item._holders));
        return item;
    }

    public bool Reset()
    {
        Resets++;
        Residue = null;
        Action? action = WhileReset;
        WhileReset = null;
        action?.Invoke();
        return !IsSpoilt;
    }

    public void Discard() => Discards++;
}
