namespace Rockpool.Tests.Leases;

/// <summary>
/// Threads that take leases, exchange them, keep copies of those that ended, and try them: a live lease always shows the item
/// that it began with, one that ended shows none.
/// </summary>
internal sealed class LeaseMarket(Func<Lease<PooledItem>> lend)
{
    private const int Stalls = 32;
    private const int KeptCopies = 8;

    private readonly Held?[] _stalls = new Held?[Stalls];

    public void Run(int threads, int turns)
    {
        Exception? failure = null;
        Thread[] all = [.. Enumerable.Range(0, threads).Select(seed => new Thread(
            () => failure = Record.Exception(() => Trade(new Random(seed), turns)) ?? failure))];
        Array.ForEach(all, thread => thread.Start());
        Array.ForEach(all, thread => thread.Join());
        Assert.Null(failure);
        foreach (Held? left in _stalls)
            left?.End();
    }

    private void Trade(Random random, int turns)
    {
        var ended = new Lease<PooledItem>[KeptCopies];
        for (int turn = 0; turn < turns; turn++)
        {
            Held? mine = Held.Begin(lend());
            mine = Interlocked.Exchange(ref _stalls[random.Next(Stalls)], mine);
            if (mine is null)
                continue;
            mine.Check();
            ended[random.Next(KeptCopies)] = mine.End();
            Lease<PooledItem> stale = ended[random.Next(KeptCopies)];
            if (turn % 16 == 0)
                Assert.IsAssignableFrom<InvalidOperationException>(Record.Exception(() => stale.Value));
        }
    }

    private sealed record Held(Lease<PooledItem> Lease, PooledItem Item)
    {
        public static Held Begin(Lease<PooledItem> lease) => new(lease, PooledItem.Hold(lease.Value));

        public void Check() => Assert.Same(Item, Lease.Value);

        public Lease<PooledItem> End()
        {
            PooledItem.LetGo(Item);
            Lease.Dispose();
            return Lease;
        }
    }
}
