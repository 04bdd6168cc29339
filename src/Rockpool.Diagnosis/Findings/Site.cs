using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Findings;

/// <summary>The place in the user's code that a finding speaks of.</summary>
/// <param name="Method">The first frame outside pool and framework code, in the normal form of member names.</param>
/// <param name="File">Its source file, or null where no symbols were found.</param>
/// <param name="Line">Its line, or null.</param>
/// <param name="Stack">The whole stack, leaf first.</param>
public sealed record Site(string Method, string? File, int? Line, IReadOnlyList<Frame> Stack);
