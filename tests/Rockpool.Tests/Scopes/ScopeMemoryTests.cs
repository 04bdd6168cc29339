using Rockpool.Scopes;
using Rockpool.Tiers;

namespace Rockpool.Tests.Scopes;

/// <summary>What a scope takes: the figures that its documentation gives. Alone, because some are of the whole process.</summary>
[Collection(nameof(HeapTests.Alone))]
public sealed class ScopeMemoryTests
{
    private readonly Pool<PooledItem> _pool = new(default(PooledItemPolicy));
    private readonly Pool<PooledItem> _other = new(default(PooledItemPolicy));
    private readonly PooledItem[] _items = new PooledItem[64];

    [Fact]
    public void AWarmScopeAllocatesNothing()
    {
        using var scope = new PoolScope();
        Use(scope, 32);
        Use(scope, 32);
        Assert.Equal(0, Allocated(() => Use(scope, 32)));
    }

    [Fact]
    public void AShortScopeAllocatesOnlyItself()
    {
        for (int warm = 0; warm < 3; warm++)
            OpenUseAndClose();
        Assert.Equal(48, Allocated(OpenUseAndClose));
    }

    [Theory]
    [InlineData(0, 0, 48)]
    [InlineData(8, 0, 240)]
    [InlineData(4, 4, 240)]
    [InlineData(32, 0, 432)]
    [InlineData(16, 16, 432)]
    public void AnOpenScopeIsOfAKnownSize(int ofOne, int ofAnother, int bytes)
    {
        const int Count = 10_000;
        var items = new PooledItem[Count * 32];
        for (int i = 0; i < items.Length; i++)
            items[i] = new PooledItem();
        var scopes = new PoolScope[Count];
        // What earlier scopes left, of this test and of others, would serve some of these.
        Ambient<Berth[], BerthsPolicy>.Pool.Trim();
        Ambient<Held<object>[], CellsPolicy>.Pool.Trim();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        new PoolScope().Return(_pool, new PooledItem());
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < Count; i++)
            scopes[i] = Fill(items.AsSpan(i * 32, 32), ofOne, ofAnother);
        long each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Count;
        GC.KeepAlive(items);
        GC.KeepAlive(scopes);
        // The tide of these very collections takes from other pools of the process meanwhile, some 100 KB; one object more in each
        // scope would be 24 bytes at least.
        Assert.InRange(each, bytes - 16, bytes + 16);
    }

    // Each item comes home to the one scope: what the items weigh was there before.
    private PoolScope Fill(Span<PooledItem> items, int ofOne, int ofAnother)
    {
        var scope = new PoolScope();
        Keep(scope, _pool, items[..ofOne]);
        Keep(scope, _other, items.Slice(ofOne, ofAnother));
        return scope;
    }

    private static void Keep(PoolScope scope, Pool<PooledItem> pool, Span<PooledItem> items)
    {
        if (items.IsEmpty)
            return;
        // From its second rent on it keeps what comes home; these two go to the pool.
        scope.Return(pool, scope.Rent(pool));
        pool.Return(scope.Rent(pool));
        foreach (PooledItem item in items)
            scope.Return(pool, item);
    }

    private void OpenUseAndClose()
    {
        using var scope = new PoolScope();
        Use(scope, 8);
    }

    private void Use(PoolScope scope, int count)
    {
        for (int i = 0; i < count; i++)
            _items[i] = scope.Rent(_pool);
        for (int i = 0; i < count; i++)
            scope.Return(_pool, _items[i]);
    }

    private static long Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
