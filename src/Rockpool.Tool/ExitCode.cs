namespace Rockpool.Tool;

/// <summary>The exit codes, the same for every verb (docs/exit-codes.md).</summary>
internal static class ExitCode
{
    /// <summary>Done, and nothing at or above <c>--fail-on</c>.</summary>
    public const int Success = 0;

    /// <summary>Findings at or above <c>--fail-on</c>.</summary>
    public const int Findings = 1;

    /// <summary>Wrong arguments, an input that cannot be read or an output that cannot be written.</summary>
    public const int Usage = 2;

    /// <summary>The recorded process went away before the recording was to end; what was recorded is kept.</summary>
    public const int TargetGone = 3;

    /// <summary>A defect of the tool itself (EX_SOFTWARE of sysexits.h).</summary>
    public const int Defect = 70;

    /// <summary>A command was to be recorded and the recording failed; any other code is the command's own.</summary>
    public const int RecordingFailed = 125;
}
