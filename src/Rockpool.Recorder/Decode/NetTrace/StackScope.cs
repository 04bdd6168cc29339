using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>What the trace's stack ids mean between two sequence points.</summary>
internal sealed unsafe class StackScope(StackAddresses stacks, int pointerSize)
{
    // Writers number stacks without holes, so that an id is an index into this list from the first id on.
    private readonly List<int> _dense = [];
    private readonly Dictionary<uint, int> _others = [];
    private readonly List<ulong> _widened = [];
    private uint _first;

    /// <summary>The index of the stack that an id means now, or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IndexOf(uint id)
    {
        uint place = id - _first;
        if (place < (uint)_dense.Count)
            return _dense[(int)place];
        return _others.GetValueOrDefault(id);
    }

    /// <summary>Forgets the ids: a sequence point ends their meaning.</summary>
    public void Forget()
    {
        _dense.Clear();
        _others.Clear();
    }

    public Fault? Decode(Block block)
    {
        TraceCursor cursor = block.Cursor();
        uint id = (uint)cursor.Int32();
        uint count = (uint)cursor.Int32();
        for (uint i = 0; i < count; i++, id++)
        {
            long offset = cursor.Offset;
            int size = cursor.Int32();
            byte* addresses = cursor.Take(size);
            if (cursor.Overran)
                return new Fault(offset, "a stack runs over its block");
            Define(id, stacks.Intern(Addresses(addresses, size)));
        }

        return cursor.Overran ? new Fault(block.Offset, "a block of stacks has no header") : null;
    }

    private void Define(uint id, int index)
    {
        if (_dense.Count == 0)
            _first = id;
        if (id - _first == (uint)_dense.Count)
            _dense.Add(index);
        else
            _others[id] = index;
    }

    private ReadOnlySpan<ulong> Addresses(byte* bytes, int size)
    {
        if (pointerSize == 8)
            return new ReadOnlySpan<ulong>(bytes, size / 8);
        _widened.Clear();
        foreach (uint address in new ReadOnlySpan<uint>(bytes, size / 4))
            _widened.Add(address);
        return CollectionsMarshal.AsSpan(_widened);
    }
}
