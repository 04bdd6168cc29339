namespace Rockpool.Extensions.Tests;

/// <summary>A policy that counts what it is asked, and does what the test says.</summary>
internal sealed class RecordingPolicy<T> : IPooledObjectPolicy<T>
    where T : class, new()
{
    private int _created;

    public int Created => Volatile.Read(ref _created);

    public List<T> Returned { get; } = [];

    public Func<T> Making { get; set; } = () => new T();

    public Func<T, bool> Keeping { get; set; } = _ => true;

    public T Create()
    {
        Interlocked.Increment(ref _created);
        return Making();
    }

    public bool Return(T obj)
    {
        lock (Returned)
            Returned.Add(obj);
        return Keeping(obj);
    }
}
