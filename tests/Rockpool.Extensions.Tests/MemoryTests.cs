using System.Buffers;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace Rockpool.Extensions.Tests;

/// <summary>Memory and arrays by injection.</summary>
public sealed class MemoryTests
{
    [Fact]
    public void AServerIsGivenPoolsOfPinnedMemory()
    {
        using ServiceProvider provider = new ServiceCollection().AddRockpoolMemory().BuildServiceProvider();
        IMemoryPoolFactory<byte> factory = provider.GetRequiredService<IMemoryPoolFactory<byte>>();
        using MemoryPool<byte> first = factory.Create(new MemoryPoolOptions { Owner = "a server" });
        using MemoryPool<byte> second = factory.Create();
        Assert.NotSame(first, second);
        Assert.Equal("a server", Assert.IsType<PinnedMemoryPool>(first).Name);
        IMemoryOwner<byte> owner = first.Rent();
        owner.Memory.Span.Fill(1);
        owner.Dispose();
        // A server cannot put misuse right: it is counted.
        owner.Dispose();
        Assert.Equal((1, 1), (((PinnedMemoryPool)first).Statistics.Blocks.Returns, ((PinnedMemoryPool)first).Statistics.Blocks.Misuses));
    }

    [Fact]
    public void OptionsAreTheFactorysAndTheInjectedPools()
    {
        var options = new PinnedMemoryPoolOptions { Name = "mine", BlockBytes = 8192 };
        using ServiceProvider provider = new ServiceCollection().AddRockpoolMemory(options).BuildServiceProvider();
        using MemoryPool<byte> made = provider.GetRequiredService<IMemoryPoolFactory<byte>>().Create(new MemoryPoolOptions { Owner = "a server" });
        var injected = Assert.IsType<PinnedMemoryPool>(provider.GetRequiredService<MemoryPool<byte>>());
        Assert.Equal(("mine", 8192), (((PinnedMemoryPool)made).Name, injected.BlockBytes));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ServiceCollection().AddRockpoolMemory(options with { BlockBytes = 100 }));
    }

    [Fact]
    public void TheInjectedPoolEndsWithTheContainerAndArrayPoolsDoNot()
    {
        MemoryPool<byte> memory;
        ArrayPool<byte> arrays;
        using (ServiceProvider provider = new ServiceCollection().AddRockpoolMemory().BuildServiceProvider())
        {
            memory = provider.GetRequiredService<MemoryPool<byte>>();
            arrays = provider.GetRequiredService<ArrayPool<byte>>();
            Assert.Same(memory, provider.GetRequiredService<MemoryPool<byte>>());
            Assert.Same(BufferPool<char>.Shared, provider.GetRequiredService<ArrayPool<char>>());
        }

        Assert.Throws<ObjectDisposedException>(() => memory.Rent());
        Assert.Same(BufferPool<byte>.Shared, arrays);
        arrays.Return(arrays.Rent(100));
    }

    [Fact]
    public void WhatWasRegisteredBeforeIsReplaced()
    {
        ServiceCollection services = new();
        services.AddSingleton<ArrayPool<byte>>(ArrayPool<byte>.Shared).AddSingleton<MemoryPool<byte>>(MemoryPool<byte>.Shared);
        using ServiceProvider provider = services.AddRockpoolMemory().BuildServiceProvider();
        Assert.IsType<PinnedMemoryPool>(Assert.Single(provider.GetServices<MemoryPool<byte>>()));
        Assert.Same(BufferPool<byte>.Shared, Assert.Single(provider.GetServices<ArrayPool<byte>>()));
    }
}
