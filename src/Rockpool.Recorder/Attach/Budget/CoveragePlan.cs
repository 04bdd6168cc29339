namespace Rockpool.Recorder.Attach.Budget;

/// <summary>What is to be recorded until the next plan.</summary>
/// <param name="Coverage">How much of the traffic.</param>
/// <param name="Rare">Whether the pools' rare events are recorded between windows too.</param>
/// <param name="Period">From the start of one window, or burst, to the start of the next.</param>
/// <param name="Window">How long a window is, or a glimpse of which the beginning has stacks; nothing where there are none.</param>
/// <param name="Burst">How long stacks are on in each period.</param>
/// <param name="Cost">What this costs the process, in seconds of processor time per second.</param>
internal sealed record CoveragePlan(
    Coverage Coverage, bool Rare, TimeSpan Period, TimeSpan Window, TimeSpan Burst, double Cost)
{
    /// <summary>Whether windows are long enough for most items rented in a burst to come back before the window ends.</summary>
    public bool IsSufficient => Coverage is Coverage.AllStacks or Coverage.AllPlain or Coverage.Windows;
}
