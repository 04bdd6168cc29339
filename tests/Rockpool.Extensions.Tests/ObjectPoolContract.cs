using System.Text;

namespace Rockpool.Extensions.Tests;

/// <summary>What code written for Microsoft.Extensions.ObjectPool relies on, whoever provides the pools.</summary>
public abstract class ObjectPoolContract
{
    // More than any pool keeps on a machine of many processors.
    private const int TooMany = 40_000;

    private readonly RecordingPolicy<Ticket> _policy = new();

    protected abstract ObjectPoolProvider Provider { get; }

    [Fact]
    public void AnEmptyPoolAsksThePolicyForAnObject()
    {
        ObjectPool<Ticket> pool = Provider.Create(_policy);
        Assert.NotSame(pool.Get(), pool.Get());
        Assert.Equal(2, _policy.Created);
    }

    [Fact]
    public void AnObjectThatWasReturnedIsUsedAgain()
    {
        ObjectPool<Ticket> pool = Provider.Create(_policy);
        Ticket first = pool.Get();
        Ticket second = pool.Get();
        pool.Return(first);
        pool.Return(second);
        Assert.Equal([first, second], new[] { pool.Get(), pool.Get() }.OrderBy(ticket => ticket == second));
        Assert.Equal(2, _policy.Created);
    }

    [Fact]
    public void ThePolicyIsAskedOnceForEachReturn()
    {
        ObjectPool<Ticket> pool = Provider.Create(_policy);
        Ticket ticket = pool.Get();
        pool.Return(ticket);
        Assert.Equal([ticket], _policy.Returned);
        Assert.Same(ticket, pool.Get());
        Assert.Single(_policy.Returned);
    }

    [Fact]
    public void AnObjectThatThePolicyRefusesIsNotUsedAgain()
    {
        _policy.Keeping = _ => false;
        ObjectPool<Ticket> pool = Provider.Create(_policy);
        Ticket refused = pool.Get();
        pool.Return(refused);
        Assert.NotSame(refused, pool.Get());
    }

    [Fact]
    public void WhatAPolicyThrowsReachesTheCallerAndThePoolGoesOn()
    {
        ObjectPool<Ticket> pool = Provider.Create(_policy);
        _policy.Making = () => throw new NotSupportedException("create");
        Assert.Throws<NotSupportedException>(pool.Get);
        _policy.Making = () => new Ticket();
        Ticket ticket = pool.Get();
        _policy.Keeping = _ => throw new NotSupportedException("return");
        Assert.Throws<NotSupportedException>(() => pool.Return(ticket));
        _policy.Keeping = _ => true;
        Assert.NotSame(ticket, pool.Get());
    }

    [Fact]
    public void APolicyIsNeeded() =>
        Assert.Throws<ArgumentNullException>(() => Provider.Create((IPooledObjectPolicy<Ticket>)null!));

    [Fact]
    public void WithoutAPolicyAResettableObjectIsReset()
    {
        ObjectPool<Ticket> pool = Provider.Create<Ticket>();
        Ticket ticket = pool.Get();
        pool.Return(ticket);
        Assert.Equal(1, ticket.Resets);
        Assert.Same(ticket, pool.Get());
        Assert.Equal(1, ticket.Resets);
    }

    [Fact]
    public void WithoutAPolicyAnObjectThatCannotBeResetIsNotUsedAgain()
    {
        ObjectPool<Ticket> pool = Provider.Create<Ticket>();
        Ticket spoilt = pool.Get();
        spoilt.IsSpoilt = true;
        pool.Return(spoilt);
        Assert.NotSame(spoilt, pool.Get());
    }

    [Fact]
    public void WithoutAPolicyAnyObjectWillDo()
    {
        ObjectPool<object> pool = Provider.Create<object>();
        object first = pool.Get();
        pool.Return(first);
        Assert.Same(first, pool.Get());
    }

    [Fact]
    public void AStringBuilderComesBackEmptyUnlessItGrewTooLarge()
    {
        ObjectPool<StringBuilder> pool = Provider.CreateStringBuilderPool(initialCapacity: 50, maximumRetainedCapacity: 200);
        StringBuilder builder = pool.Get();
        Assert.Equal(50, builder.Capacity);
        builder.Append("left behind");
        pool.Return(builder);
        Assert.Same(builder, pool.Get());
        Assert.Equal(0, builder.Length);
        builder.Append('x', 201);
        pool.Return(builder);
        Assert.NotSame(builder, pool.Get());
    }

    [Fact]
    public void APoolDoesNotKeepEverything()
    {
        ObjectPool<Ticket> pool = Provider.Create(_policy);
        var tickets = new Ticket[TooMany];
        for (int i = 0; i < TooMany; i++)
            tickets[i] = pool.Get();
        Array.ForEach(tickets, pool.Return);
        for (int i = 0; i < TooMany; i++)
            pool.Get();
        Assert.InRange(_policy.Created, TooMany + 1, (2 * TooMany) - 1);
    }

    [Fact]
    public void OneThreadsObjectsServeAnother()
    {
        ObjectPool<Ticket> pool = Provider.Create(_policy);
        Ticket[] tickets = [.. Enumerable.Range(0, 100).Select(_ => pool.Get())];
        var other = new Thread(() => Array.ForEach(tickets, pool.Return));
        other.Start();
        other.Join();
        for (int i = 0; i < tickets.Length; i++)
            pool.Get();
        Assert.InRange(_policy.Created, tickets.Length, (2 * tickets.Length) - 1);
    }

    [Fact]
    public void NoObjectHasTwoHolders()
    {
        ObjectPool<Ticket> pool = Provider.Create<Ticket>();
        int shared = 0;
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() => Interlocked.Add(ref shared, UseMany(pool))))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(0, shared);
    }

    private static int UseMany(ObjectPool<Ticket> pool)
    {
        int shared = 0;
        var held = new Queue<Ticket>();
        for (int i = 0; i < 20_000; i++)
        {
            Ticket taken = pool.Get();
            shared += taken.Hold() ? 0 : 1;
            held.Enqueue(taken);
            if (held.Count <= i % 7)
                continue;
            Ticket given = held.Dequeue();
            given.LetGo();
            pool.Return(given);
        }

        return shared;
    }
}
