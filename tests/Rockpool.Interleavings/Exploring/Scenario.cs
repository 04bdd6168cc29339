namespace Rockpool.Interleavings.Exploring;

/// <summary>What is explored: a few threads over state made for this one run, and what must hold when all have ended.</summary>
/// <remarks>
/// A body must do the same whenever it reads the same through the seam: no clock, no chance, no identity of the real
/// thread. What the threads share goes through <see cref="Tiers.Atomic"/>; anything else that they share happens together with
/// the access before it.
/// </remarks>
internal sealed class Scenario
{
    private readonly List<ScenarioThread> _threads = [];

    public IReadOnlyList<ScenarioThread> Threads => _threads;

    public Action? End { get; private set; }

    public void Thread(string name, Action body, int processor = 0, Action? before = null) =>
        _threads.Add(new(name, body, processor, before));

    /// <summary>Whether the barriers of the whole process do nothing, to see what they are good for.</summary>
    public bool IgnoresBarriers { get; set; }

    /// <summary>Runs alone, after the last thread has ended.</summary>
    public void AtEnd(Action check) => End += check;
}
