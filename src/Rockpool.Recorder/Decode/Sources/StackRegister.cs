using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode.NetTrace;

namespace Rockpool.Recorder.Decode.Sources;

/// <summary>
/// Call stacks of all sessions of a recording, one index for equal addresses. The addresses stay where their trace
/// keeps them. Not thread-safe.
/// </summary>
internal sealed class StackRegister
{
    // Index 0 is StackIndex.None and refers to nothing.
    private readonly List<Entry> _entries = [default];

    // The first index with a hash; entries with the same hash are chained by Entry.Next.
    private readonly Dictionary<int, int> _byHash = [];

    /// <summary>The index of the stack with these addresses, new where it was not met before.</summary>
    public StackIndex IndexOf(StackAddresses stacks, int index, long time)
    {
        ReadOnlySpan<ulong> addresses = stacks[index];
        if (addresses.IsEmpty) return StackIndex.None;
        int hash = Hash(addresses);
        int first = _byHash.GetValueOrDefault(hash);
        for (int i = first; i != 0; i = _entries[i].Next)
            if (_entries[i].Addresses.SequenceEqual(addresses))
                return new StackIndex(i);
        _entries.Add(new Entry(stacks, index, time, first));
        return new StackIndex(_byHash[hash] = _entries.Count - 1);
    }

    /// <summary>The addresses of a known stack, leaf first.</summary>
    public ReadOnlySpan<ulong> AddressesOf(StackIndex stack) => _entries[stack.Value].Addresses;

    /// <summary>When a known stack was met first, in nanoseconds since the start of the recording.</summary>
    public long SeenAt(StackIndex stack) => _entries[stack.Value].Time;

    private static int Hash(ReadOnlySpan<ulong> addresses)
    {
        HashCode hash = default;
        hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(addresses));
        return hash.ToHashCode();
    }

    private readonly record struct Entry(StackAddresses Stacks, int Index, long Time, int Next)
    {
        public ReadOnlySpan<ulong> Addresses => Stacks[Index];
    }
}
