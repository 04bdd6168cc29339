namespace Rockpool.Diagnosis.Journal;

/// <summary>
/// An append-only list. One thread may append while others read entries whose index they were given: an index is
/// only handed out after its entry was published.
/// </summary>
/// <typeparam name="T">What an entry holds.</typeparam>
public sealed class Table<T>
{
    // Readers take the array after having received an index through a synchronised hand-over, so that any array they
    // see holds the entry: growing copies the entries before it publishes the larger array.
    private T[] _entries = new T[16];

    /// <summary>How many entries there are.</summary>
    public int Count { get; private set; }

    /// <summary>The entry at <paramref name="index"/>.</summary>
    public T this[int index] => _entries[index];

    /// <summary>Appends an entry.</summary>
    /// <returns>Its index.</returns>
    public int Add(T entry)
    {
        if (Count == _entries.Length)
        {
            T[] larger = new T[Count * 2];
            Array.Copy(_entries, larger, Count);
            Volatile.Write(ref _entries, larger);
        }

        _entries[Count] = entry;
        return Count++;
    }
}
