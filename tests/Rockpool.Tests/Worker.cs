using System.Collections.Concurrent;

namespace Rockpool.Tests;

/// <summary>A thread that does what it is told, one thing after another: what it keeps of a pool stays its own.</summary>
internal sealed class Worker : IDisposable
{
    private readonly BlockingCollection<Action> _orders = [];
    private readonly SemaphoreSlim _done = new(0);
    private readonly Thread _thread;
    private Exception? _failure;

    public Worker()
    {
        _thread = new Thread(Work) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Has it do something and waits for the end.</summary>
    public void Do(Action order)
    {
        _failure = null;
        _orders.Add(order);
        _done.Wait();
        Assert.Null(_failure);
    }

    public void Dispose()
    {
        _orders.CompleteAdding();
        _thread.Join();
        _orders.Dispose();
        _done.Dispose();
    }

    private void Work()
    {
        foreach (Action order in _orders.GetConsumingEnumerable())
        {
            _failure = Record.Exception(order);
            _done.Release();
        }
    }
}
