namespace Rockpool.Recorder.Snapshot;

/// <summary>A member of a recording of which nothing is believed.</summary>
/// <param name="Member">The member.</param>
/// <param name="Failure">Why it could not be read; null where its bytes do not have the checksum that was written with them.</param>
internal readonly record struct DamagedMember(ZipMember Member, string? Failure);
