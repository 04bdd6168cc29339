namespace Rockpool.Interleavings.Exploring;

/// <summary>The stores of one thread that memory does not show yet, oldest first.</summary>
internal sealed class StoreBuffer
{
    private readonly List<PendingStore> _stores = [];

    public bool IsEmpty => _stores.Count == 0;

    public PendingStore Oldest => _stores[0];

    /// <summary>Whether an access is to a location that has a store here; null if a collection has made that unknowable.</summary>
    public bool? Concerns(in Access access)
    {
        bool concerns = false;
        foreach (PendingStore store in _stores)
        {
            if (store.MayHaveMoved)
                return null;
            concerns |= access.IsTo(store.Address);
        }

        return access.MayHaveMoved ? null : concerns;
    }

    public void Clear() => _stores.Clear();

    public void Add<T>(ref T location, T value, string what) => _stores.Add(new PendingStoreOf<T>(ref location, value, what));

    /// <summary>What the thread reads at a location: its own latest store there, if that is still here.</summary>
    /// <returns>False if a collection has made that unknowable.</returns>
    public bool TryRead<T>(ref T location, out T value)
    {
        value = location;
        for (int i = _stores.Count - 1; i >= 0; i--)
        {
            if (_stores[i] is not PendingStoreOf<T> store)
                continue;
            bool? isTo = store.IsTo(ref location);
            if (isTo is null)
                return false;
            if (isTo.Value)
            {
                value = store.Value;
                break;
            }
        }

        return true;
    }

    public bool TryCommitOldest()
    {
        PendingStore oldest = Oldest;
        _stores.RemoveAt(0);
        return oldest.TryCommit();
    }

    public bool TryCommitAll()
    {
        while (!IsEmpty)
        {
            if (!TryCommitOldest())
                return false;
        }

        return true;
    }
}
