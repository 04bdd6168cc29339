namespace Rockpool.Tests.Stress;

/// <summary>One that must be disposed, exactly once: pools take these out of slots in another way.</summary>
internal sealed class DisposableStampedItem : StampedItem, IDisposable
{
    public void Dispose() => Leave();
}
