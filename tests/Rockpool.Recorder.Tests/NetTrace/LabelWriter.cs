namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>Numbers activities as label lists (version 6), anew in every interval.</summary>
internal sealed class LabelWriter
{
    private const byte LastActivity = 0x80 | 1;
    private readonly Dictionary<Guid, int> _numbers = [];
    private readonly ByteWriter _rows = new();
    private int _waiting;

    /// <summary>The list's number; 0 for none.</summary>
    public int NumberOf(Guid activity)
    {
        if (activity == Guid.Empty)
            return 0;
        if (_numbers.TryGetValue(activity, out int number))
            return number;
        _numbers.Add(activity, _numbers.Count + 1);
        _rows.Byte(LastActivity).Bytes(activity.ToByteArray());
        _waiting++;
        return _numbers.Count;
    }

    /// <summary>The block's contents, or null where no list is new.</summary>
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
