namespace Rockpool.Recorder.Decode.Symbols;

/// <summary>
/// Where precompiled methods begin, as the runtime tells when each is entered for the first time; it does not tell where
/// they end. Not thread-safe.
/// </summary>
/// <remarks>
/// Every method that runs is told, by a rundown or by its entry, and lies in one piece. So an address belongs to the
/// last method that begins before it, unless what lies between is too long for a method.
/// </remarks>
internal sealed class EntryPoints
{
    private const ulong LongestMethod = 1 << 16;

    private readonly Dictionary<ulong, MethodCode> _byStart = [];

    // Sorted when somebody asks; the same number of entries means that none came since.
    private ulong[] _starts = [];

    /// <summary>How many there are.</summary>
    public int Count => _byStart.Count;

    /// <summary>Takes in where a method begins.</summary>
    public void Add(MethodCode method) => _byStart.TryAdd(method.Start, method);

    /// <summary>The method that <paramref name="address"/> belongs to, or null.</summary>
    /// <param name="address">The address.</param>
    /// <param name="after">The last place before the address where other code begins.</param>
    public MethodCode? Find(ulong address, ulong after)
    {
        if (_starts.Length != _byStart.Count)
        {
            _starts = [.. _byStart.Keys];
            Array.Sort(_starts);
        }

        int place = Array.BinarySearch(_starts, address);
        if (place < 0) place = ~place - 1;
        if (place < 0) return null;
        ulong start = _starts[place];
        return start >= after && address - start < LongestMethod ? _byStart[start] : null;
    }
}
