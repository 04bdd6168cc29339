using System.Text.Json.Serialization;
using Gateway.Serving;

namespace Gateway.Load;

/// <summary>What a load saw.</summary>
internal sealed record LoadReport
{
    public int Connections { get; init; }

    /// <summary>Whether every message arrived as it should.</summary>
    [JsonIgnore]
    public bool IsRight => Arrived == Sent && Wrong == 0 && Refused == 0;

    /// <summary>Seconds measured.</summary>
    public double Seconds { get; init; }

    /// <summary>Messages, whichever way they went, from the first to the last.</summary>
    public long Sent { get; init; }

    /// <summary>Of them, arrived.</summary>
    public long Arrived { get; init; }

    /// <summary>Of them, arrived with other bytes or in another order than they should.</summary>
    public long Wrong { get; init; }

    /// <summary>Requests that were refused.</summary>
    public long Refused { get; init; }

    /// <summary>Messages that arrived while it was measured.</summary>
    public long Measured { get; init; }

    /// <summary>From the sender to the subscriber.</summary>
    public required Latencies Messages { get; init; }

    /// <summary>From a request to its answer.</summary>
    public required Latencies Requests { get; init; }

    /// <summary>The gateway before and after what was measured, and after the quiet time.</summary>
    public required ServerFigures Before { get; init; }

    public required ServerFigures After { get; init; }

    public required ServerFigures Idle { get; init; }
}
