using Rockpool.Scopes;
using Rockpool.Tiers;

namespace Rockpool.Tests.Scopes;

/// <summary>What a scope takes: the figures that its documentation gives. Alone, because some are of the whole process.</summary>
[Collection(nameof(HeapTests.Alone))]
public sealed class ScopeMemoryTests
{
    private const int Count = 10_000;

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
        long before = HeapBytes();
        for (int i = 0; i < Count; i++)
            scopes[i] = Fill(items.AsSpan(i * 32, 32), ofOne, ofAnother);
        long each = (HeapBytes() - before) / Count;
        GC.KeepAlive(items);
        GC.KeepAlive(scopes);
        Assert.InRange(each, bytes - 4, bytes + 4);
    }

    // The collector's figure is of its last look, and may be 80 KB below what the next one says: two that agree are needed.
    private static long HeapBytes()
    {
        long bytes;
        long again = GC.GetTotalMemory(forceFullCollection: true);
        int tries = 0;
        do
        {
            Assert.True(tries++ < 100, "the heap never comes to rest");
            bytes = again;
            again = GC.GetTotalMemory(forceFullCollection: true);
        }
        while (Math.Abs(again - bytes) > Count);
        return again;
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
