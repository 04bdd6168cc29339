namespace Rockpool.Policies;

/// <summary>A policy made of delegates.</summary>
internal sealed class DelegatePolicy<T>(Func<T> create, Func<T, bool>? reset, Action<T>? discard) : IPoolPolicy<T>
    where T : class
{
    /// <summary>Whether somebody waits to hear of items that go.</summary>
    public bool Discards => discard is not null;

    public T Create() => create();

    public bool Reset(T item) => reset is null || reset(item);

    public void Discard(T item)
    {
        if (discard is not null)
            discard(item);
        else
            (item as IDisposable)?.Dispose();
    }
}
