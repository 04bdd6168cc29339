namespace Rockpool.Diagnosis.Tests.Simulation;

/// <summary>An array of the simulated program: its hash, which another may share, and its length.</summary>
public sealed record SimulatedItem(ulong Id, long Size);
