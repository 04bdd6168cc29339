using Rockpool.Tiers;

namespace Rockpool.Interleavings.ExplorerTests;

/// <summary>A stack whose nodes come back, broken on purpose: a node that left and came back looks as if it had never left.</summary>
internal sealed class LinkedStack
{
    private Node? _top;

    public Node? Pop()
    {
        while (Atomic.Load(ref _top) is { } top)
        {
            Node? next = Atomic.Load(ref top.Next);
            if (Atomic.CompareExchange(ref _top, next, top) == top)
                return top;
        }

        return null;
    }

    public void Push(Node node)
    {
        Node? top;
        do
        {
            top = Atomic.Load(ref _top);
            Atomic.Store(ref node.Next, top);
        }
        while (Atomic.CompareExchange(ref _top, node, top) != top);
    }

    internal sealed class Node(string name)
    {
        public Node? Next;

        public override string ToString() => name;
    }
}
