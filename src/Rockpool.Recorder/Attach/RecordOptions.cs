namespace Rockpool.Recorder.Attach;

/// <summary>What to record and how.</summary>
public sealed record RecordOptions
{
    /// <summary>The running process to attach to; null when <see cref="Command"/> is given.</summary>
    public int? ProcessId { get; init; }

    /// <summary>The command to start and record from its first instruction; null when <see cref="ProcessId"/> is given.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>Where the recording goes.</summary>
    public required string Output { get; init; }

    /// <summary>How long to record; null until stopped or until the process ends.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>What recording may cost, as a share of one core, or of the process's own time where that is more.</summary>
    public double Budget { get; init; } = 0.02;

    /// <summary>Record every event with its stack, whatever it costs.</summary>
    public bool Exact { get; init; }

    /// <summary>Also record processes that the command starts (into files of their own), instead of only letting them run.</summary>
    public bool Children { get; init; }
}
