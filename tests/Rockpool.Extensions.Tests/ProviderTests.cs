namespace Rockpool.Extensions.Tests;

/// <summary>Where our provider differs from the default one, and says so.</summary>
public sealed class ProviderTests
{
    [Fact]
    public void NullIsNotReturned()
    {
        ObjectPool<Ticket> pool = new RockpoolObjectPoolProvider().Create<Ticket>();
        Assert.Throws<ArgumentNullException>(() => pool.Return(null!));
    }

    [Fact]
    public void NullIsNotHandedOut()
    {
        var policy = new RecordingPolicy<Ticket> { Making = () => null! };
        ObjectPool<Ticket> pool = new RockpoolObjectPoolProvider().Create(policy);
        Assert.Throws<InvalidOperationException>(pool.Get);
    }

    [Fact]
    public void OptionsHoldForEveryPool()
    {
        var provider = new RockpoolObjectPoolProvider(new PoolOptions { MaxItems = 3, Name = "tickets" });
        ObjectPool<DisposableTicket> pool = provider.Create<DisposableTicket>();
        DisposableTicket[] tickets = [.. Enumerable.Range(0, 5).Select(_ => pool.Get())];
        Array.ForEach(tickets, pool.Return);
        Assert.Equal(2, tickets.Sum(ticket => ticket.Disposals));
    }

    [Fact]
    public void LimitsOfBytesAreRefusedBecauseNothingWeighs()
    {
        var provider = new RockpoolObjectPoolProvider(new PoolOptions { MaxBytes = 1000 });
        Assert.Throws<ArgumentException>(() => provider.Create<Ticket>());
    }
}
