namespace Rockpool.Diagnosis.Tests.Simulation;

/// <summary>The truth about one tenancy.</summary>
public sealed class SimulatedTenancy
{
    public required int Number { get; init; }

    public required int Stack { get; init; }

    public required long Rented { get; init; }

    /// <summary>When its return was logged; null while it is out.</summary>
    public long? Returned { get; set; }
}
