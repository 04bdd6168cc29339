namespace Rockpool.Recorder;

/// <summary>
/// Something that a user can mend or must know: one clear line that says what, where and what next. Nothing recorded so
/// far is lost when it is thrown.
/// </summary>
public sealed class RecorderException : Exception
{
    /// <summary>Creates one.</summary>
    public RecorderException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
