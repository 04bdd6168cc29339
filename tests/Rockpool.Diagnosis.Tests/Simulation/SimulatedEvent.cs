using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Tests.Simulation;

/// <summary>One logged event with the truth behind it.</summary>
/// <remarks>The tenancy is the one that it began or ended; -1 for none.</remarks>
public readonly record struct SimulatedEvent(
    long Time, int Thread, PoolEventKind Kind, PoolEventReason Reason, int Pool, ulong Item, short Bucket, long Given,
    int Stack, int Tenancy);
