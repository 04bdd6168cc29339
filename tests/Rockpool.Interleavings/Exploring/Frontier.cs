namespace Rockpool.Interleavings.Exploring;

/// <summary>The beginnings of schedules that are yet to be run, those with the fewest preemptions first.</summary>
internal sealed class Frontier(int maxPreemptions)
{
    private readonly List<Stack<Move[]>> _byPreemptions = [];
    private int _current;

    public void Add(Move[] beginning, int preemptions)
    {
        if (preemptions > maxPreemptions)
            return;
        while (_byPreemptions.Count <= preemptions)
            _byPreemptions.Add(new());
        _byPreemptions[preemptions].Push(beginning);
    }

    public bool TryTake(out Move[] beginning)
    {
        // A longer schedule never has fewer preemptions than its beginning: what was emptied stays empty.
        for (; _current < _byPreemptions.Count; _current++)
        {
            if (_byPreemptions[_current].TryPop(out beginning!))
                return true;
        }

        beginning = [];
        return false;
    }
}
