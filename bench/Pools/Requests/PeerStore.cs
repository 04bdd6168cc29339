using Microsoft.Extensions.ObjectPool;

namespace Pools.Requests;

/// <summary>Microsoft.Extensions.ObjectPool, allowed to keep 1,024 items.</summary>
internal sealed class PeerStore : Store
{
    private readonly CountingPolicy _policy = new();
    private readonly DefaultObjectPool<Load> _pool;

    public PeerStore()
        : base("ObjectPool") => _pool = new DefaultObjectPool<Load>(_policy, 1024);

    public override long? Misses => _policy.Created;

    public override void Begin(Request request)
    {
        for (int i = 0; i < request.Held.Length; i++)
            request.Held[i] = _pool.Get();
    }

    public override void End(Request request)
    {
        for (int i = 0; i < request.Held.Length; i++)
            _pool.Return(request.Held[i]);
    }

    private sealed class CountingPolicy : PooledObjectPolicy<Load>
    {
        private long _created;

        public long Created => _created;

        public override Load Create()
        {
            Interlocked.Increment(ref _created);
            return new Load();
        }

        public override bool Return(Load item)
        {
            item.Used = 0;
            return true;
        }
    }
}
