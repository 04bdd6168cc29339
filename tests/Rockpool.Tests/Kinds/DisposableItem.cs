namespace Rockpool.Tests.Kinds;

/// <summary>An item that must be disposed: pools take these out of slots in another way.</summary>
internal sealed class DisposableItem : PooledItem, IDisposable
{
    public void Dispose() => Discard();
}
