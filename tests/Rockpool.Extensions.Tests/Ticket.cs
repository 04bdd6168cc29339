namespace Rockpool.Extensions.Tests;

/// <summary>An item that can be reset, and says whether it was.</summary>
internal class Ticket : IResettable
{
    private int _holders;

    public int Resets { get; private set; }

    /// <summary>Refuses to be reset, so that it must not be kept.</summary>
    public bool IsSpoilt { get; set; }

    public bool TryReset()
    {
        Resets++;
        return !IsSpoilt;
    }

    /// <summary>Takes hold of it; false if somebody else has it.</summary>
    public bool Hold() => Interlocked.Increment(ref _holders) == 1;

    public void LetGo() => Interlocked.Decrement(ref _holders);
}
