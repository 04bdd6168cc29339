using Rockpool;

namespace Pools.Requests;

/// <summary>The shared pool itself.</summary>
internal sealed class SharedStore() : Store("shared pool")
{
    private readonly Pool<Load> _pool = new(default(LoadPolicy));

    public override long? Misses => _pool.Statistics.Misses;

    public override void Begin(Request request)
    {
        for (int i = 0; i < request.Held.Length; i++)
            request.Held[i] = _pool.Rent();
    }

    public override void End(Request request)
    {
        for (int i = 0; i < request.Held.Length; i++)
            _pool.Return(request.Held[i]);
    }
}
