namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>Numbers activities as label lists (version 6), anew in every interval.</summary>
internal sealed class LabelWriter
{
    private const byte LastActivity = 0x80 | 1;
    private readonly NumberedRows<Guid> _lists = new();

    /// <summary>The list's number; 0 for none.</summary>
    public int NumberOf(Guid activity) => activity == Guid.Empty
        ? 0
        : _lists.NumberOf(activity, row => row.Byte(LastActivity).Bytes(activity.ToByteArray()));

    /// <summary>The block's contents, or null where no list is new.</summary>
    public byte[]? Take() => _lists.Take();

    public void Forget() => _lists.Forget();
}
