namespace Rockpool.Recorder.Snapshot;

/// <summary>What a recording says of itself before its first event: the member <c>manifest.json</c>.</summary>
/// <param name="Schema">The version of the recording's format: <see cref="CurrentSchema"/>.</param>
/// <param name="Host">The machine that was recorded on.</param>
/// <param name="ProcessId">The recorded process.</param>
/// <param name="Process">Its name.</param>
/// <param name="CommandLine">Its command line, or null where that could not be read.</param>
/// <param name="Runtime">Its runtime's version, or null where it does not say.</param>
/// <param name="Architecture">Its processor architecture, such as <c>x64</c>.</param>
/// <param name="Budget">The overhead budget as a share of one core; null where recording is exact.</param>
/// <param name="Clock">The clock that every time in the recording is read from.</param>
internal sealed record Manifest(
    int Schema, string Host, int ProcessId, string Process, string? CommandLine, string? Runtime, string? Architecture,
    double? Budget, ClockReading Clock)
{
    /// <summary>The version that this recorder writes.</summary>
    public const int CurrentSchema = 1;
}
