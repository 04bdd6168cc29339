namespace Rockpool.Recorder.Attach.Budget;

/// <summary>How busy the process's pools are.</summary>
/// <param name="EventsPerSecond">Rents and returns per second.</param>
/// <param name="Frames">Frames of a typical stack at a rent or return.</param>
/// <param name="Cores">Cores that the process keeps busy, recording aside.</param>
internal readonly record struct LoadRates(double EventsPerSecond, double Frames, double Cores)
{
    /// <summary>What to expect before anything was measured: a deep server's stack.</summary>
    public const double UsualFrames = 25;
}
