namespace Rockpool.Extensions;

/// <summary>A pool of items that must be disposed. Other pools have no end, as with the default provider: whoever disposed
/// them early would break code that never had to care.</summary>
internal sealed class DisposableObjectPool<T>(Pool<T> pool) : RockpoolObjectPool<T>(pool), IDisposable
    where T : class
{
    public void Dispose() => Pool.Dispose();
}
