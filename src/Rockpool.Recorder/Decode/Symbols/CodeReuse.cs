namespace Rockpool.Recorder.Decode.Symbols;

/// <summary>
/// Memory that held code, was given back and holds other code now, as dynamic methods do. A call stack through it
/// means something else each time. Grows with the reuses. Not thread-safe.
/// </summary>
internal sealed class CodeReuse
{
    private const int PageBits = 12;

    // Code given back that nothing has taken the place of yet, and code that took one's place; both by page.
    private readonly Dictionary<ulong, List<MethodCode>> _free = [];
    private readonly Dictionary<ulong, List<MethodCode>> _reused = [];

    /// <summary>How often memory was reused so far.</summary>
    public int Count { get; private set; }

    /// <summary>Takes in that code was given back.</summary>
    public void Freed(MethodCode code) => Put(_free, code);

    /// <summary>Takes in new code, which may reuse memory.</summary>
    public void Loaded(MethodCode code)
    {
        if (_free.Count == 0 || !Take(code)) return;
        Put(_reused, code);
        Count++;
    }

    /// <summary>A number that differs for equal addresses where the code at one of them was replaced in between.</summary>
    /// <returns>0 where no address lies in reused memory.</returns>
    public int GenerationOf(ReadOnlySpan<ulong> addresses)
    {
        int generation = 0;
        if (Count == 0) return generation;
        foreach (ulong address in addresses)
            if (_reused.TryGetValue(address >> PageBits, out List<MethodCode>? codes))
                foreach (MethodCode code in codes)
                    if (address > code.Start && address <= code.End)
                        generation++;
        return generation;
    }

    private bool Take(MethodCode code)
    {
        bool found = false;
        for (ulong page = code.Start >> PageBits; page <= (code.End - 1) >> PageBits; page++)
            if (_free.TryGetValue(page, out List<MethodCode>? free))
                found |= free.RemoveAll(gone => gone.Start < code.End && code.Start < gone.End) > 0;
        return found;
    }

    private static void Put(Dictionary<ulong, List<MethodCode>> pages, MethodCode code)
    {
        for (ulong page = code.Start >> PageBits; page <= (code.End - 1) >> PageBits; page++)
        {
            if (!pages.TryGetValue(page, out List<MethodCode>? codes)) pages[page] = codes = [];
            codes.Add(code);
        }
    }
}
