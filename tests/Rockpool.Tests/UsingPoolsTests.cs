using System.Collections.Concurrent;
using Rockpool.Tests.Guard;

namespace Rockpool.Tests;

/// <summary>The examples of docs/using-pools.md, compiled and run. The conventions hold them against its text.</summary>
[Collection(nameof(GuardCollection))]
public sealed class UsingPoolsTests
{
    [Fact]
    public void TheBudgetAsThePageSetsIt()
    {
        long before = PoolBudget.Limit;
        using var parsers = Pool.Create(() => new Parser(), options: new PoolOptions { Name = "parsers" });
        parsers.Prewarm(1);

        PoolBudget.Limit = 256L << 20;
        foreach (PoolShare share in PoolBudget.Shares)
            Console.WriteLine($"{share.Name}: {share.Bytes} bytes, {share.Hits} hits since the last tide");
        Console.WriteLine($"{PoolBudget.Used} of {PoolBudget.Limit} bytes");
        PoolBudget.UseDefault();

        Assert.Equal(before, PoolBudget.Limit);
        Assert.Contains(PoolBudget.Shares, share => share.Name == "parsers" && share.Bytes > 0);
    }

    [Fact]
    public void ARushAsThePageMeetsIt()
    {
        using var parsers = Pool.Create(() => new Parser(), reset: parser => parser.TryReset());

        // The sale begins: the next hundred rents make nothing.
        parsers.Prewarm(100);

        Parser[] all = [.. Enumerable.Range(0, 100).Select(_ => parsers.Rent())];
        Assert.Equal(0, parsers.Statistics.Misses);
        Array.ForEach(all, parsers.Return);

        // The batch is over: nothing of it will be needed soon.
        parsers.Trim();

        Assert.Equal(0, parsers.Statistics.ItemsHeld);
    }

    [Fact]
    public void TheGuardAsThePageSwitchesIt()
    {
        var logger = new Log();
        GuardLevel before = RockpoolGuard.Level;
        try
        {
            RockpoolGuard.Found += finding => logger.LogError("{Finding}", finding);
            RockpoolGuard.Level = GuardLevel.Sampled;

            var findings = new ConcurrentQueue<GuardFinding>();
            RockpoolGuard.Found += findings.Enqueue;
            RockpoolGuard.Level = GuardLevel.Full;

            using var parsers = Pool.Create(() => new Parser());
            Parser parser = parsers.Rent();
            parsers.Return(parser);
            Assert.Throws<InvalidOperationException>(() => parsers.Return(parser));
            RockpoolGuard.Found -= findings.Enqueue;
            Assert.Equal(findings.Count, logger.Lines.Count);
            Assert.Contains("An item was returned twice", logger.Lines.Single());
        }
        finally
        {
            RockpoolGuard.Level = before;
        }
    }

    [Fact]
    public async Task LabelsAsThePageAttachesThem()
    {
        const string tenant = "tenant 7";
        const string request = "a request";

        using (PoolLabels.Attach("tenant", tenant))
        using (PoolRegion.Enter("request", "GET /orders"))
            await HandleAsync(request);

        Assert.Equal(request, _handled);
    }

    [Fact]
    public void ABoundedPoolAsThePageWaitsForIt()
    {
        const string input = "a line";
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using var few = BoundedPool.Create(() => new Parser(), limit: 1, reset: parser => parser.TryReset());

        using (BoundedLease<Parser> lease = few.Lease(TimeSpan.FromSeconds(1), cancellationToken))
            lease.Value.Parse(input);

        Assert.Equal((1, 0), (few.Statistics.Idle, few.Statistics.Outstanding));
    }

    [Fact]
    public void AKeyedPoolAsThePageComparesItsKeys()
    {
        using var byHost = KeyedPool.Create<string, Parser>(
            host => new Parser(), reset: parser => parser.TryReset(), comparer: StringComparer.OrdinalIgnoreCase);

        byHost.Return("Example.org", byHost.Rent("example.org"));
        Assert.Equal(1, byHost.Keys);
    }

    private string? _handled;

    private async Task HandleAsync(string request)
    {
        await Task.Yield();
        _handled = request;
    }
}
