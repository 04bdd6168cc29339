using Rockpool.Scopes;

namespace Rockpool.Interleavings.Protocol;

/// <summary>A turnstile some of whose items are out.</summary>
internal sealed class Queue
{
    private readonly Stack<object> _out = new();

    public Queue(int limit, int rented)
    {
        Turnstile = new Turnstile<object>(limit);
        for (int number = 1; number <= rented; number++)
        {
            Assert.Equal(Admission.Permit, Turnstile.TryEnter(out _));
            _out.Push($"item {number}");
        }
    }

    public Turnstile<object> Turnstile { get; }

    public Homecoming Return() => Turnstile.Return(_out.Pop());

    public void ReturnOne() => Assert.Equal(Homecoming.Welcome, Return());

    public void Check(int idle, int outstanding, int waiting)
    {
        BoundedPoolStatistics counts = Turnstile.Count();
        Assert.Equal((idle, outstanding, waiting), (counts.Idle, counts.Outstanding, counts.Waiting));
    }
}
