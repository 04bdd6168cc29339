namespace Rockpool.Tests.Events;

/// <summary>An event as a listener in the same process is told it.</summary>
internal sealed record HeardEvent(string Name, int Thread, object?[] Fields)
{
    public long Pool => (long)Fields[0]!;

    public long Item => (long)Fields[1]!;

    public long Size => (long)Fields[2]!;

    /// <summary>The field of 32 bits behind the size: a tier or a reason.</summary>
    public int Number => (int)Fields[3]!;

    public override string ToString() => $"{Name} ({string.Join(", ", Fields)})";
}
