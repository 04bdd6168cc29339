using Rockpool;

namespace Pools.Requests;

/// <summary>A scope for so many requests on the same connection.</summary>
internal sealed class ScopeStore(string name, int requestsPerScope) : Store(name)
{
    private readonly Pool<Load> _pool = new(default(LoadPolicy));

    public override long? Misses => _pool.Statistics.Misses;

    public override void Begin(Request request)
    {
        PoolScope scope = request.Scope ??= new PoolScope();
        for (int i = 0; i < request.Held.Length; i++)
            request.Held[i] = scope.Rent(_pool);
    }

    public override void End(Request request)
    {
        PoolScope scope = request.Scope!;
        for (int i = 0; i < request.Held.Length; i++)
            scope.Return(_pool, request.Held[i]);
        if (++request.Served < requestsPerScope)
            return;
        scope.Dispose();
        (request.Scope, request.Served) = (null, 0);
    }
}
