using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Tests.Join;

/// <summary>A session of a model process. Times are nanoseconds of the model's clock.</summary>
/// <param name="Role">What it is for.</param>
/// <param name="Slot">Its place in the order in which a thread writes to sessions.</param>
/// <param name="Requested">When it is asked for.</param>
/// <param name="On">When threads begin to write to it.</param>
/// <param name="Confirmed">When the answer is back.</param>
internal sealed record ModelSession(SessionRole Role, int Slot, long Requested, long On, long Confirmed)
{
    /// <summary>When it is about to be stopped.</summary>
    public required long Stopping { get; init; }

    /// <summary>When threads no longer write to it.</summary>
    public required long Off { get; init; }

    /// <summary>When its last byte has come.</summary>
    public required long Stopped { get; init; }

    /// <summary>The chance that a copy is lost.</summary>
    public double Loss { get; init; }

    public bool HasStacks => Role != SessionRole.AllEvents;

    /// <summary>A session that takes a while to start and to stop.</summary>
    public static ModelSession Between(SessionRole role, int slot, long from, long to, double loss = 0) =>
        new(role, slot, from, from + 3_000, from + 7_000)
        {
            Stopping = to,
            Off = to + 4_000,
            Stopped = to + 60_000,
            Loss = loss,
        };

    public bool Wants(ModelEvent happening, long now) => now >= On && now < Off
        && (Role != SessionRole.RareStacks || happening.Kind is not (ModelKind.Rented or ModelKind.Returned));
}
