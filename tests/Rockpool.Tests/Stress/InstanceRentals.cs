namespace Rockpool.Tests.Stress;

internal readonly struct InstanceRentals<T>(Pool<T> pool) : IRentals<T>
    where T : class
{
    public Pool<T> Pool => pool;

    public T Rent() => pool.Rent();

    public void Return(T item) => pool.Return(item);
}
