using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Rockpool.Extensions.Tests;

/// <summary>One line brings our pools into a container, whatever else is in it.</summary>
public sealed class RegistrationTests
{
    private readonly ServiceCollection _services = new();

    [Fact]
    public void ItProvidesPools()
    {
        Assert.Same(_services, _services.AddRockpool());
        Assert.Single(Providers());
    }

    [Fact]
    public void ItReplacesWhatWasThere()
    {
        _services.AddSingleton<ObjectPoolProvider, DefaultObjectPoolProvider>();
        _services.AddSingleton<ObjectPoolProvider>(new DefaultObjectPoolProvider { MaximumRetained = 1 });
        _services.AddRockpool();
        Assert.Single(Providers());
    }

    [Fact]
    public void WhatFrameworksTryToAddLaterDoesNotReplaceIt()
    {
        _services.AddRockpool();
        _services.TryAddSingleton<ObjectPoolProvider, DefaultObjectPoolProvider>();
        Assert.Single(Providers());
    }

    [Fact]
    public void ItPassesOptionsOn()
    {
        _services.AddRockpool(new PoolOptions { MaxItems = 1 });
        ObjectPool<DisposableTicket> pool = Assert.Single(Providers()).Create<DisposableTicket>();
        DisposableTicket[] tickets = [pool.Get(), pool.Get()];
        Array.ForEach(tickets, pool.Return);
        Assert.Equal(1, tickets.Sum(ticket => ticket.Disposals));
    }

    [Fact]
    public void ItNeedsServices() =>
        Assert.Throws<ArgumentNullException>(() => RockpoolServiceCollectionExtensions.AddRockpool(null!));

    private IEnumerable<RockpoolObjectPoolProvider> Providers()
    {
        using ServiceProvider built = _services.BuildServiceProvider();
        return built.GetServices<ObjectPoolProvider>().Select(provider => Assert.IsType<RockpoolObjectPoolProvider>(provider)).ToArray();
    }
}
