namespace Rockpool.Recorder.Snapshot;

/// <summary>What one EventPipe session of a recording is for. The design calls the first three A, B and C.</summary>
internal enum SessionRole
{
    /// <summary>A: every pool event, without stacks.</summary>
    AllEvents,

    /// <summary>B: the rare events with stacks: misses, drops, trims, misuse, contention, sampled allocation, collections.</summary>
    RareStacks,

    /// <summary>C: a burst of rents and returns with stacks.</summary>
    BurstStacks,

    /// <summary>A and C as one: every event with its stack.</summary>
    AllStacks,

    /// <summary>B without the pools, beside a session that has all their events with stacks.</summary>
    RuntimeStacks,

    /// <summary>The methods that were loaded before recording began; no pool events.</summary>
    Names,
}
