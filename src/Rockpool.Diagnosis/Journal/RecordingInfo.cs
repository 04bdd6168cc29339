namespace Rockpool.Diagnosis.Journal;

/// <summary>A recording as a whole. Times are nanoseconds since its start.</summary>
public sealed record RecordingInfo
{
    /// <summary>The file's name, or what stands for it.</summary>
    public required string Name { get; init; }

    /// <summary>How long it lasts, in nanoseconds.</summary>
    public long Duration { get; init; }

    /// <summary>When it began, or null where the file does not say.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>
    /// Whether the recording began before the process could rent anything. Only then is an item that was never seen
    /// to leave a pool proven not to come from it.
    /// </summary>
    public bool FromProcessStart { get; init; }

    /// <summary>Events of every kind that were read, each counted once even if two sessions saw it.</summary>
    public long Events { get; init; }

    /// <summary>Events that the recorded process dropped.</summary>
    public long LostEvents { get; init; }

    /// <summary>The recorded process, or null where the file does not say.</summary>
    public string? Process { get; init; }

    /// <summary>Its process id, or null where the file does not say.</summary>
    public int? ProcessId { get; init; }

    /// <summary>Its runtime's version, or null where the file does not say.</summary>
    public string? Runtime { get; init; }

    /// <summary>
    /// The stretches in which every pool event was recorded, in time order. A bare NetTrace file is one stretch.
    /// </summary>
    public IReadOnlyList<Stretch> PoolCoverage { get; init; } = [];

    /// <summary>
    /// The stretches in which misses, drops, trims and misuse were recorded: those of <see cref="PoolCoverage"/> and,
    /// where rents and returns were switched off to stay within the budget, more.
    /// </summary>
    public IReadOnlyList<Stretch> RareCoverage { get; init; } = [];

    /// <summary>The stretches in which rents and returns carried stacks.</summary>
    public IReadOnlyList<Stretch> StackCoverage { get; init; } = [];

    /// <summary>What recording cost the process as a share of one core, or null where it is not known.</summary>
    public double? Overhead { get; init; }

    /// <summary>The budget that was set, as a share of one core; null where recording was exact or is not ours.</summary>
    public double? Budget { get; init; }

    /// <summary>What a reader must know to judge the recording: one sentence each, such as where a file was cut.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
