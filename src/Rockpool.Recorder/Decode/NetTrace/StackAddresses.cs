namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>Distinct call stacks of a trace as code addresses, leaf first, interned by content across blocks.</summary>
/// <remarks>Grows while the trace is read. Not thread-safe.</remarks>
public sealed class StackAddresses
{
    private readonly List<ulong[]> _stacks = [[]];

    /// <summary>How many stacks there are, the empty one at index 0 included.</summary>
    public int Count => _stacks.Count;

    /// <summary>The addresses of a stack; empty at index 0.</summary>
    public ReadOnlySpan<ulong> this[int index] => _stacks[index];
}
