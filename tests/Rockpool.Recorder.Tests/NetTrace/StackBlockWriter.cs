namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>Numbers stacks anew in every interval.</summary>
internal sealed class StackBlockWriter(int pointerSize)
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly ByteWriter _rows = new();
    private int _waiting;

    /// <summary>A stack's number; 0 for none.</summary>
    public int NumberOf(ulong[] stack)
    {
        if (stack.Length == 0)
            return 0;
        string key = string.Join(',', stack);
        if (_numbers.TryGetValue(key, out int number))
            return number;
        _numbers.Add(key, _numbers.Count + 1);
        _rows.Int32(stack.Length * pointerSize);
        foreach (ulong address in stack)
        {
            if (pointerSize == 8)
                _rows.Int64((long)address);
            else
                _rows.Int32((long)address);
        }

        _waiting++;
        return _numbers.Count;
    }

    /// <summary>The block's contents, or null where no stack is new.</summary>
    public byte[]? Take()
    {
        if (_waiting == 0)
            return null;
        byte[] block = new ByteWriter().Int32(_numbers.Count - _waiting + 1).Int32(_waiting).Bytes(_rows.ToArray()).ToArray();
        _rows.Clear();
        _waiting = 0;
        return block;
    }

    public void Forget() => _numbers.Clear();
}
