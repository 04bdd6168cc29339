namespace Rockpool.Tests.Stress;

internal readonly struct AmbientRentals<T> : IRentals<T>
    where T : StampedItem, new()
{
    public PoolStatistics Statistics => Ambient<T, StampedPolicy<T>>.Pool.Statistics;

    public T Rent() => Ambient<T, StampedPolicy<T>>.Rent();

    public void Return(T item) => Ambient<T, StampedPolicy<T>>.Return(item);

    public void Trim() => Ambient<T, StampedPolicy<T>>.Pool.Trim();
}
