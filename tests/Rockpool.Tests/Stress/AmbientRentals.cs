namespace Rockpool.Tests.Stress;

internal readonly struct AmbientRentals<T> : IRentals<T>
    where T : StampedItem, new()
{
    public Pool<T> Pool => Ambient<T, StampedPolicy<T>>.Pool;

    public T Rent() => Ambient<T, StampedPolicy<T>>.Rent();

    public void Return(T item) => Ambient<T, StampedPolicy<T>>.Return(item);
}
