namespace Rockpool.Tests.Stress;

/// <summary>A kind of pool under stress; a struct, so that its fast paths are inlined as they are for users.</summary>
internal interface IRentals<T>
    where T : class
{
    /// <summary>The pool itself, for all but the fast paths.</summary>
    public Pool<T> Pool { get; }

    public T Rent();

    public void Return(T item);
}
