namespace Rockpool.Recorder.Decode.Symbols;

/// <summary>Which machine code of a method belongs to which place in its IL. Immutable.</summary>
internal sealed class NativeMap
{
    private readonly int[] _native;
    private readonly int[] _il;

    /// <summary>A map of parallel columns. Negative IL offsets stand for code that belongs to no place in the IL.</summary>
    public NativeMap(ReadOnlySpan<int> il, ReadOnlySpan<int> native)
    {
        _native = native.ToArray();
        _il = il.ToArray();
        Array.Sort(_native, _il);
    }

    /// <summary>The largest offset into the machine code that it speaks of.</summary>
    public int LastNativeOffset => _native.Length == 0 ? 0 : _native[^1];

    /// <summary>The IL offset of the statement that the machine code at <paramref name="offset"/> belongs to.</summary>
    /// <returns>Null where the map does not reach back that far.</returns>
    public int? OffsetAt(int offset)
    {
        int place = Array.BinarySearch(_native, offset);
        if (place < 0) place = ~place - 1;

        // Several entries may share an offset; the last of them is the one in effect.
        while (place + 1 < _native.Length && _native[place + 1] <= offset) place++;
        for (; place >= 0; place--)
            if (_il[place] >= 0)
                return _il[place];
        return null;
    }
}
