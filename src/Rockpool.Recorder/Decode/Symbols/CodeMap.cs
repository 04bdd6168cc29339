namespace Rockpool.Recorder.Decode.Symbols;

/// <summary>Bodies of code sorted by address, some of which shared memory one after the other. Immutable.</summary>
internal sealed class CodeMap
{
    private readonly MethodCode[] _codes;

    // The largest end among this body and all before it: how far back a body that holds an address may start.
    private readonly ulong[] _reach;

    /// <summary>A map of <paramref name="heads"/> and of what started at the same addresses earlier.</summary>
    public CodeMap(IEnumerable<MethodCode> heads)
    {
        List<MethodCode> codes = [];
        foreach (MethodCode head in heads)
            for (MethodCode? code = head; code is not null; code = code.Earlier)
                codes.Add(code);
        _codes = [.. codes];
        Array.Sort(_codes, (left, right) => left.Start.CompareTo(right.Start));
        _reach = new ulong[_codes.Length];
        ulong reach = 0;
        for (int i = 0; i < _codes.Length; i++) _reach[i] = reach = Math.Max(reach, _codes[i].End);
    }

    /// <summary>Where the last body that begins at or before <paramref name="address"/> does, or 0.</summary>
    public ulong LastStart(ulong address) => LastStartingAtOrBefore(address) is >= 0 and var last ? _codes[last].Start : 0;

    /// <summary>Whether any body held <paramref name="address"/> at any time.</summary>
    public bool Holds(ulong address)
    {
        for (int i = LastStartingAtOrBefore(address); i >= 0 && _reach[i] > address; i--)
            if (address < _codes[i].End)
                return true;
        return false;
    }

    /// <summary>The body that held <paramref name="address"/> at <paramref name="time"/>; null where that is not certain.</summary>
    public MethodCode? Find(ulong address, long time)
    {
        MethodCode? found = null;
        long foundSince = 0;
        bool ambiguous = false;
        int last = LastStartingAtOrBefore(address);
        for (int i = last; i >= 0 && _reach[i] > address; i--)
        {
            MethodCode code = _codes[i];
            if (address >= code.End || code.UnloadedAt <= time) continue;
            long since = Since(code, address, last);
            if (since > time) continue;
            if (found is null || since > foundSince)
            {
                (found, foundSince, ambiguous) = (code, since, false);
            }
            else if (since == foundSince)
            {
                ambiguous |= code.Type != found.Type || code.Name != found.Name;
            }
        }

        return ambiguous ? null : found;
    }

    // Code whose loading was not recorded came after what was known to leave the same memory before it was known.
    private long Since(MethodCode code, ulong address, int last)
    {
        long since = code.LoadedAt;
        if (since != long.MinValue) return since;
        for (int i = last; i >= 0 && _reach[i] > address; i--)
            if (address < _codes[i].End && _codes[i].UnloadedAt <= code.KnownAt)
                since = Math.Max(since, _codes[i].UnloadedAt);
        return since;
    }

    private int LastStartingAtOrBefore(ulong address)
    {
        int low = 0;
        int high = _codes.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_codes[middle].Start <= address) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }
}
