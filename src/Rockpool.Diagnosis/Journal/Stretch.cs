namespace Rockpool.Diagnosis.Journal;

/// <summary>A stretch of time, in nanoseconds since the start of the recording.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="To">The moment after its last.</param>
public readonly record struct Stretch(long From, long To)
{
    /// <summary>Its length in nanoseconds.</summary>
    public long Length => To - From;
}
