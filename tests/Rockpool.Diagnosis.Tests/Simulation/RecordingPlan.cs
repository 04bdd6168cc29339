using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Tests.Simulation;

/// <summary>How a simulated program is recorded. Times in nanoseconds; an empty list of windows or bursts means always.</summary>
public sealed record RecordingPlan(long Duration)
{
    public bool FromProcessStart { get; init; }

    /// <summary>When rents and returns were recorded.</summary>
    public IReadOnlyList<Stretch> Windows { get; init; } = [];

    /// <summary>When they carried stacks.</summary>
    public IReadOnlyList<Stretch> Bursts { get; init; } = [];

    /// <summary>Threads that lost everything for a while.</summary>
    public IReadOnlyList<(int Thread, Stretch Stretch)> Losses { get; init; } = [];

    /// <summary>The stretches between the windows.</summary>
    public IReadOnlyList<Stretch> NotRecorded
    {
        get
        {
            List<Stretch> gaps = [];
            for (int i = 1; i < Windows.Count; i++) gaps.Add(new Stretch(Windows[i - 1].To, Windows[i].From));
            return gaps;
        }
    }
}
