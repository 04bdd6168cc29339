using System.Numerics;
using System.Runtime.CompilerServices;

namespace Rockpool.Diagnosis.Ledger;

/// <summary>
/// The items that are out or were lately: open addressing, linear probing, entries in place. Of the items at rest in
/// their pools only those seen last are kept, so that the table grows with the items that are out and not with the length
/// of the recording.
/// </summary>
/// <remarks>Not thread-safe. A reference into the table holds until the next <see cref="Find"/>.</remarks>
/// <param name="forget">Told every entry that the table lets go, open ones included once it may grow no more.</param>
internal sealed class TenancyTable(TenancyTable.EntryForgotten forget)
{
    // 2^19 entries are 32 MB; a sweep holds two arrays for a moment.
    private const int LargestCapacity = 1 << 19;

    // Up to here nothing is forgotten: the last returns of so many items cost little.
    private const int SmallestSweep = 1 << 16;

    private TenancyEntry[] _entries = new TenancyEntry[1 << 12];
    private int _shift = 64 - 12;
    private int _room = Room(1 << 12);

    public delegate void EntryForgotten(in TenancyEntry entry);

    /// <summary>How many ids the table knows.</summary>
    public int Count { get; private set; }

    /// <summary>Every place of the table; those with a <see cref="TenancyEntry.Key"/> of 0 are free.</summary>
    public Span<TenancyEntry> Entries => _entries;

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

    // The table doubles for items that are out. For items at rest it does not: the half that was not seen for longer goes.
    private void Sweep()
    {
        TenancyEntry[] old = _entries;
        int open = 0;
        foreach (ref readonly TenancyEntry entry in old.AsSpan())
            if (entry.Open > 0) open++;

        int capacity = old.Length;
        if (capacity < SmallestSweep || open > _room / 2) capacity = Math.Min(capacity * 2, LargestCapacity);
        bool isCrowded = open > Room(LargestCapacity) * 3 / 4;
        long keepSince = capacity > old.Length ? long.MinValue : MiddleTime(old, isCrowded);
        _entries = new TenancyEntry[capacity];
        _shift = 64 - BitOperations.Log2((uint)capacity);
        _room = Room(capacity);
        Count = 0;
        foreach (ref readonly TenancyEntry entry in old.AsSpan())
        {
            if (entry.Key == 0) continue;
            if (LastSeen(entry) > keepSince || (entry.Open > 0 && !isCrowded)) Keep(entry);
            else forget(entry);
        }
    }

    private void Keep(in TenancyEntry entry)
    {
        int at = (int)(Hash(entry.Item, entry.Key) >> _shift);
        while (_entries[at & (_entries.Length - 1)].Key != 0) at++;
        _entries[at & (_entries.Length - 1)] = entry;
        Count++;
    }

    private static long LastSeen(in TenancyEntry entry) => Math.Max(entry.RentTime, entry.ReturnTime);

    // The median of a sample is near enough to halve the table. A crowded table gives up open items, too.
    private static long MiddleTime(TenancyEntry[] entries, bool isCrowded)
    {
        List<long> sample = [];
        for (int i = 0; i < entries.Length; i += 16)
            if (entries[i].Key != 0 && (isCrowded || entries[i].Open == 0)) sample.Add(LastSeen(entries[i]));
        sample.Sort();
        return sample.Count == 0 ? long.MaxValue : sample[sample.Count / 2];
    }
}
