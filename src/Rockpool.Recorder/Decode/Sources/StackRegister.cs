using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode.NetTrace;
using Rockpool.Recorder.Decode.Symbols;

namespace Rockpool.Recorder.Decode.Sources;

/// <summary>
/// Call stacks of all sessions of a recording: one index for equal addresses, as long as the same code is there. Keeps
/// addresses of its own, as sessions come and go. Not thread-safe.
/// </summary>
internal sealed class StackRegister(SymbolTable symbols)
{
    private readonly StackAddresses _addresses = new();

    // By index, that of StackIndex.None included.
    private readonly List<Entry> _entries = [default];

    /// <summary>The index of the stack with these addresses, new where this code was not met in it before.</summary>
    public StackIndex IndexOf(ReadOnlySpan<ulong> addresses, long time)
    {
        if (addresses.IsEmpty) return StackIndex.None;
        int generation = symbols.Reuse.GenerationOf(addresses);
        return generation == 0 ? Intern(addresses, time, dropped: 0) : Intern([.. addresses, (ulong)generation], time, dropped: 1);
    }

    /// <summary>The addresses of a known stack, leaf first.</summary>
    public ReadOnlySpan<ulong> AddressesOf(StackIndex stack) =>
        _addresses[stack.Value][..^_entries[stack.Value].Dropped];

    /// <summary>When a known stack was met first, in nanoseconds since the start of the recording.</summary>
    public long SeenAt(StackIndex stack) => _entries[stack.Value].Time;

    // Where memory was reused the generation of its code is kept behind the addresses, which makes the stacks differ.
    private StackIndex Intern(ReadOnlySpan<ulong> key, long time, int dropped)
    {
        int index = _addresses.Intern(key);
        if (index == _entries.Count) _entries.Add(new Entry(time, dropped));
        return new StackIndex(index);
    }

    private readonly record struct Entry(long Time, int Dropped);
}
