using Rockpool;

namespace Pools.Connections;

/// <summary>A scope for each connection, all of one pool.</summary>
internal sealed class ScopeStock : Stock
{
    private readonly Pool<Packet> _pool = new(default(PacketPolicy));
    private readonly PoolScope[] _scopes;
    private readonly Packet[] _out = new Packet[Items];

    public ScopeStock(int connections)
    {
        _scopes = new PoolScope[connections];
        for (int i = 0; i < connections; i++)
        {
            _scopes[i] = new PoolScope();
            // The first time it keeps nothing.
            Use(_scopes[i], Items);
            Use(_scopes[i], Items);
        }
    }

    public override void Serve(int connection) => Use(_scopes[connection], ItemsOfARequest);

    private void Use(PoolScope scope, int items)
    {
        for (int i = 0; i < items; i++)
            _out[i] = scope.Rent(_pool);
        for (int i = 0; i < items; i++)
            scope.Return(_pool, _out[i]);
    }
}
