using System.Diagnostics;

namespace Gateway.Serving;

/// <summary>What the gateway's process says of itself. Sums are since its start.</summary>
internal sealed record ServerFigures
{
    /// <summary>Bytes.</summary>
    public long Allocated { get; init; }

    /// <summary>Collections whose oldest generation was 0, 1 and 2.</summary>
    public int[] Collections { get; init; } = [];

    /// <summary>Milliseconds for which collections stopped all threads.</summary>
    public double PauseMilliseconds { get; init; }

    /// <summary>Seconds of all processors together.</summary>
    public double ProcessorSeconds { get; init; }

    /// <summary>Resident bytes now.</summary>
    public long Memory { get; init; }

    /// <summary>The most resident bytes ever.</summary>
    public long PeakMemory { get; init; }

    /// <summary>Bytes on the collected heap after the last collection, holes included.</summary>
    public long Heap { get; init; }

    public int Connections { get; init; }

    public long Malformed { get; init; }

    public long Undeliverable { get; init; }

    public static ServerFigures Of(Switchboard switchboard)
    {
        using var process = Process.GetCurrentProcess();
        return new ServerFigures
        {
            Allocated = GC.GetTotalAllocatedBytes(precise: true),
            Collections = [GC.CollectionCount(0) - GC.CollectionCount(1), GC.CollectionCount(1) - GC.CollectionCount(2), GC.CollectionCount(2)],
            PauseMilliseconds = GC.GetTotalPauseDuration().TotalMilliseconds,
            ProcessorSeconds = process.TotalProcessorTime.TotalSeconds,
            Memory = process.WorkingSet64,
            PeakMemory = process.PeakWorkingSet64,
            Heap = GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes,
            Connections = switchboard.Connections,
            Malformed = switchboard.Trouble.Malformed,
            Undeliverable = switchboard.Trouble.Undeliverable,
        };
    }
}
