using System.Collections.Concurrent;

namespace Rockpool.Tests.Guard;

/// <summary>The guard at a level, until the end of a test, and what it found.</summary>
internal sealed class Watching : IDisposable
{
    private readonly ConcurrentQueue<GuardFinding> _found = [];

    public Watching(GuardLevel level)
    {
        RockpoolGuard.Found += _found.Enqueue;
        RockpoolGuard.Level = level;
    }

    public GuardFinding[] Found => [.. _found];

    /// <summary>The one finding that there is.</summary>
    public GuardFinding Only(GuardFindingKind kind)
    {
        GuardFinding finding = Assert.Single(_found);
        Assert.Equal(kind, finding.Kind);
        return finding;
    }

    public void Dispose()
    {
        RockpoolGuard.Level = GuardLevel.Off;
        RockpoolGuard.Found -= _found.Enqueue;
    }
}
