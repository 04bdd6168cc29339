namespace Overhead;

/// <summary>One run of the load, watched for a while.</summary>
/// <param name="Cores">Cores it kept busy.</param>
/// <param name="ServedPerSecond">Requests per second.</param>
/// <param name="PeakMegabytes">The most memory it held, less what it held at the start.</param>
/// <param name="Recording">What recording it told; null where it was not recorded.</param>
internal sealed record Measurement(double Cores, double ServedPerSecond, double PeakMegabytes, Recording? Recording);
