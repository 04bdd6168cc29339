namespace Rockpool.Diagnosis.Journal;

/// <summary>Why events may be missing.</summary>
public enum GapKind : byte
{
    /// <summary>The recorded process dropped events because its buffer was full, as sequence numbers show.</summary>
    Loss,

    /// <summary>
    /// Rents and returns were switched off to stay within the overhead budget. Misses, drops, trims and misuse inside
    /// the gap are in the journal wherever <see cref="RecordingInfo.RareCoverage"/> says so.
    /// </summary>
    NotRecorded,

    /// <summary>Bytes of the recording could not be read.</summary>
    Damage,
}
