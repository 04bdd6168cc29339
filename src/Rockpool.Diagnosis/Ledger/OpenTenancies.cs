namespace Rockpool.Diagnosis.Ledger;

/// <summary>
/// The queues of further tenancies behind the items' oldest ones. Nearly always empty, so that the table's entries
/// need room for one tenancy alone. Index 0 is nobody.
/// </summary>
internal sealed class OpenTenancies
{
    private OpenTenancy[] _nodes = new OpenTenancy[64];
    private int _used = 1;
    private int _free;

    /// <summary>The tenancy at <paramref name="index"/>.</summary>
    public ref OpenTenancy this[int index] => ref _nodes[index];

    /// <summary>Appends a tenancy to the queue that begins at <paramref name="head"/>.</summary>
    public void Enqueue(ref int head, long time, int stack, int thread)
    {
        int added = Take();
        _nodes[added] = new OpenTenancy { RentTime = time, RentStack = stack, RentThread = thread };
        if (head == 0)
        {
            head = added;
            return;
        }

        int last = head;
        while (_nodes[last].Next != 0) last = _nodes[last].Next;
        _nodes[last].Next = added;
    }

    /// <summary>Takes the oldest tenancy off the queue that begins at <paramref name="head"/>.</summary>
    public OpenTenancy Dequeue(ref int head)
    {
        int taken = head;
        OpenTenancy tenancy = _nodes[taken];
        head = tenancy.Next;
        _nodes[taken].Next = _free;
        _free = taken;
        return tenancy;
    }

    private int Take()
    {
        if (_free != 0)
        {
            int reused = _free;
            _free = _nodes[reused].Next;
            return reused;
        }

        if (_used == _nodes.Length) Array.Resize(ref _nodes, _used * 2);
        return _used++;
    }
}
