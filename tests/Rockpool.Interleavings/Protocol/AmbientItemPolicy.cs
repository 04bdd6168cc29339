namespace Rockpool.Interleavings.Protocol;

internal readonly struct AmbientItemPolicy<T> : IPoolPolicy<T>
    where T : AmbientItem, new()
{
    public T Create() => new();

    public bool Reset(T item)
    {
        item.LetGo();
        return true;
    }

    public void Discard(T item) => item.Discard();
}
