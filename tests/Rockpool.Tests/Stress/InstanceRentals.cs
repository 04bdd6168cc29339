namespace Rockpool.Tests.Stress;

internal readonly struct InstanceRentals<T>(Pool<T> pool) : IRentals<T>
    where T : class
{
    public PoolStatistics Statistics => pool.Statistics;

    public T Rent() => pool.Rent();

    public void Return(T item) => pool.Return(item);

    public void Trim() => pool.Trim();
}
