using System.Numerics;

namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>Distinct call stacks of a trace as code addresses, leaf first, interned by content across blocks.</summary>
/// <remarks>Grows with the distinct stacks, eight bytes an address, while the trace is read. Not thread-safe.</remarks>
public sealed class StackAddresses
{
    private readonly List<int> _starts = [0, 0];
    private ulong[] _addresses = new ulong[1024];

    // Open addressing: the stack's index, 0 where the slot is free (index 0, the empty stack, is never looked up here).
    private int[] _slots = new int[256];

    /// <summary>How many stacks there are, the empty one at index 0 included.</summary>
    public int Count => _starts.Count - 1;

    /// <summary>The addresses of a stack; empty at index 0. Good until the next read.</summary>
    public ReadOnlySpan<ulong> this[int index] => _addresses.AsSpan(_starts[index].._starts[index + 1]);

    /// <summary>The index of a stack, new or met before.</summary>
    internal int Intern(ReadOnlySpan<ulong> addresses)
    {
        if (addresses.IsEmpty)
            return 0;
        if (Count * 2 > _slots.Length)
            GrowSlots();
        int slot = (int)HashOf(addresses) & (_slots.Length - 1);
        while (_slots[slot] != 0)
        {
            if (this[_slots[slot]].SequenceEqual(addresses))
                return _slots[slot];
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return _slots[slot] = Add(addresses);
    }

    private int Add(ReadOnlySpan<ulong> addresses)
    {
        int start = _starts[^1];
        if (start + addresses.Length > _addresses.Length)
            Array.Resize(ref _addresses, Math.Max(start + addresses.Length, _addresses.Length * 2));
        addresses.CopyTo(_addresses.AsSpan(start));
        _starts.Add(start + addresses.Length);
        return Count - 1;
    }

    private void GrowSlots()
    {
        _slots = new int[_slots.Length * 4];
        for (int index = 1; index < Count; index++)
        {
            int slot = (int)HashOf(this[index]) & (_slots.Length - 1);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = index;
        }
    }

    private static uint HashOf(ReadOnlySpan<ulong> addresses)
    {
        ulong hash = (ulong)addresses.Length;
        foreach (ulong address in addresses)
            hash = (BitOperations.RotateLeft(hash, 23) ^ address) * 0x9E3779B97F4A7C15;
        return (uint)(hash >> 32);
    }
}
