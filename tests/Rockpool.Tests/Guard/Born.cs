namespace Rockpool.Tests.Guard;

/// <summary>An item that remembers when it was made, and by which number, as many do.</summary>
internal sealed class Born
{
    private static long _count;

    public long Number { get; set; } = Interlocked.Increment(ref _count);

    public Guid Id { get; set; } = Guid.NewGuid();

    public DateTime At { get; set; } = DateTime.UtcNow;

    public long Tick { get; set; } = Environment.TickCount64;

    public List<int> Random { get; } = [System.Random.Shared.Next()];

    public int Left { get; set; }

    /// <summary>Forgets to clear what was left.</summary>
    public bool Reset() => Left >= 0;
}
