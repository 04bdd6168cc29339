namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>Gives each thing a number when it first comes and writes its row into the next block; begins anew in every interval.</summary>
internal sealed class NumberedRows<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, int> _numbers = [];
    private readonly ByteWriter _rows = new();
    private int _waiting;

    /// <summary>The thing's number, from 1.</summary>
    public int NumberOf(TKey key, Action<ByteWriter> write)
    {
        if (_numbers.TryGetValue(key, out int number))
            return number;
        _numbers.Add(key, _numbers.Count + 1);
        write(_rows);
        _waiting++;
        return _numbers.Count;
    }

    /// <summary>The block's contents, or null where nothing is new.</summary>
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
