namespace Rockpool.Tests.Stress;

/// <summary>One that must be disposed, exactly once: pools take these out of slots in another way.</summary>
internal sealed class DisposableStampedItem : StampedItem, IDisposable
{
    private static long _alive;

    public DisposableStampedItem() => Interlocked.Increment(ref _alive);

    /// <summary>Those that were made and not disposed.</summary>
    public static long Alive => Volatile.Read(ref _alive);

    public void Dispose()
    {
        Leave();
        Interlocked.Decrement(ref _alive);
    }
}
