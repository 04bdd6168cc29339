using System.Numerics;
using System.Runtime.CompilerServices;

namespace Rockpool.Diagnosis.Ledger;

/// <summary>
/// The items that are out or were lately: open addressing, linear probing, entries in place. Items at rest in their
/// pools are forgotten when they were not seen between two sweeps, so that the table grows with the items alive and
/// not with the length of the recording.
/// </summary>
/// <remarks>Not thread-safe. A reference into the table holds until the next <see cref="Find"/>.</remarks>
/// <param name="forget">Told every entry that the table lets go, open ones included once it may grow no more.</param>
internal sealed class TenancyTable(TenancyTable.EntryForgotten forget)
{
    // 2^19 entries are 32 MB; a sweep holds two arrays for a moment.
    private const int LargestCapacity = 1 << 19;
    private const int SmallestSweep = 1 << 14;

    private TenancyEntry[] _entries = new TenancyEntry[1 << 12];
    private int _shift = 64 - 12;
    private int _room = Room(1 << 12);
    private long _lastSweep = long.MinValue;
    private long _thisSweep = long.MinValue;

    public delegate void EntryForgotten(in TenancyEntry entry);

    /// <summary>How many ids the table knows.</summary>
    public int Count { get; private set; }

    /// <summary>Every place of the table; those with a <see cref="TenancyEntry.Key"/> of 0 are free.</summary>
    public Span<TenancyEntry> Entries => _entries;

    /// <summary>Tells the table the time, by which it knows how long ago an entry was touched.</summary>
    public long Now { get; set; }

    /// <summary>The entry of an item, made if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref TenancyEntry Find(ulong item, ulong key, out bool added)
    {
        TenancyEntry[] entries = _entries;
        int mask = entries.Length - 1;
        int at = (int)(Hash(item, key) >> _shift);
        while (true)
        {
            ref TenancyEntry entry = ref entries[at & mask];
            if (entry.Item == item && entry.Key == key)
            {
                added = false;
                return ref entry;
            }

            if (entry.Key == 0)
            {
                added = true;
                return ref Add(ref entry, item, key);
            }

            at++;
        }
    }

    /// <summary>The entry of an item, or a null reference.</summary>
    public ref TenancyEntry FindKnown(ulong item, ulong key)
    {
        int mask = _entries.Length - 1;
        for (int at = (int)(Hash(item, key) >> _shift); ; at++)
        {
            ref TenancyEntry entry = ref _entries[at & mask];
            if (entry.Item == item && entry.Key == key) return ref entry;
            if (entry.Key == 0) return ref Unsafe.NullRef<TenancyEntry>();
        }
    }

    private static int Room(int capacity) => capacity / 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ulong item, ulong key) => (item + BitOperations.RotateLeft(key, 23)) * 0x9E3779B97F4A7C15;

    private ref TenancyEntry Add(ref TenancyEntry free, ulong item, ulong key)
    {
        if (Count >= _room)
        {
            Sweep();
            return ref Find(item, key, out _);
        }

        Count++;
        free = new TenancyEntry { Item = item, Key = key };
        return ref free;
    }

    private void Sweep()
    {
        TenancyEntry[] old = _entries;
        long keepSince = _lastSweep;
        _lastSweep = _thisSweep;
        _thisSweep = Now;

        int kept = 0;
        bool crowded = false;
        foreach (ref readonly TenancyEntry entry in old.AsSpan())
            if (entry.Key != 0 && (entry.Open > 0 || LastSeen(entry) >= keepSince || old.Length < SmallestSweep)) kept++;

        int capacity = kept > _room / 2 ? old.Length * 2 : old.Length;
        if (capacity > LargestCapacity) (capacity, crowded) = (LargestCapacity, kept > Room(LargestCapacity) * 3 / 4);
        Rebuild(old, capacity, keepSince, crowded);
    }

    private void Rebuild(TenancyEntry[] old, int capacity, long keepSince, bool crowded)
    {
        // A crowded table cannot grow: the older half goes, whatever its state, and its owner counts it as not judged.
        long middle = crowded ? MiddleTime(old) : long.MinValue;
        _entries = new TenancyEntry[capacity];
        _shift = 64 - BitOperations.Log2((uint)capacity);
        _room = Room(capacity);
        Count = 0;
        foreach (ref readonly TenancyEntry entry in old.AsSpan())
        {
            if (entry.Key == 0) continue;
            bool stays = crowded
                ? LastSeen(entry) >= middle
                : entry.Open > 0 || LastSeen(entry) >= keepSince || old.Length < SmallestSweep;
            if (!stays)
            {
                forget(entry);
                continue;
            }

            int at = (int)(Hash(entry.Item, entry.Key) >> _shift);
            while (_entries[at & (capacity - 1)].Key != 0) at++;
            _entries[at & (capacity - 1)] = entry;
            Count++;
        }
    }

    private static long LastSeen(in TenancyEntry entry) => Math.Max(entry.RentTime, entry.ReturnTime);

    private static long MiddleTime(TenancyEntry[] entries)
    {
        // The median of a sample is near enough to halve the table.
        List<long> sample = [];
        for (int i = 0; i < entries.Length; i += 64)
            if (entries[i].Key != 0) sample.Add(LastSeen(entries[i]));
        sample.Sort();
        return sample.Count == 0 ? long.MaxValue : sample[sample.Count / 2];
    }
}
