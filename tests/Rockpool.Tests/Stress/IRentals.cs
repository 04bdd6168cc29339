namespace Rockpool.Tests.Stress;

/// <summary>A kind of pool under stress; a struct, so that its fast paths are inlined as they are for users.</summary>
internal interface IRentals<T>
    where T : class
{
    public PoolStatistics Statistics { get; }

    public T Rent();

    public void Return(T item);

    public void Trim();
}
