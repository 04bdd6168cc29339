namespace Rockpool.Buffers;

/// <summary>
/// This thread's rack of the shared pool. A type of its own without a static constructor: the reach into thread storage is a
/// few instructions then.
/// </summary>
internal static class SharedRack<T>
{
    [ThreadStatic]
    internal static ArrayRack<T>? Current;
}
