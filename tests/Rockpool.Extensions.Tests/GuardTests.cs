namespace Rockpool.Extensions.Tests;

/// <summary>The guard of pools behind the provider. It is the process's, so these tests run alone.</summary>
[CollectionDefinition(nameof(GuardTests), DisableParallelization = true)]
[Collection(nameof(GuardTests))]
public sealed class GuardTests : IDisposable
{
    private readonly List<GuardFinding> _found = [];

    public GuardTests()
    {
        RockpoolGuard.Level = GuardLevel.Full;
        RockpoolGuard.Found += _found.Add;
    }

    public void Dispose()
    {
        RockpoolGuard.Found -= _found.Add;
        RockpoolGuard.Level = GuardLevel.Off;
    }

    [Fact]
    public void ItNamesWhoeverUsesThePoolAndNotTheAdapter()
    {
        var provider = new RockpoolObjectPoolProvider(new PoolOptions { Misuse = MisuseResponse.Report });
        ObjectPool<Ticket> pool = provider.Create<Ticket>();
        Ticket ticket = pool.Get();
        pool.Return(ticket);
        pool.Return(ticket);
        GuardFinding twice = Assert.Single(_found, finding => finding.Kind == GuardFindingKind.DoubleReturn);
        Assert.All(
            [twice.Rented!, twice.Returned!, twice.Seen!],
            site => Assert.EndsWith(nameof(ItNamesWhoeverUsesThePoolAndNotTheAdapter), site.Method));
    }
}
