namespace Overhead;

/// <summary>What a recorded run told.</summary>
/// <param name="RecorderCores">Cores that the recorder kept busy, its start included.</param>
/// <param name="SetupSeconds">Processor time of the load for starting and stopping sessions and listing its code.</param>
/// <param name="ClaimedOverhead">What the recording itself says it cost, as a share of one core.</param>
/// <param name="Leak">What the report says of the planted leak.</param>
/// <param name="DoubleReturn">What it says of the planted double return.</param>
/// <param name="WrongErrors">Findings of severity error at any other method.</param>
internal sealed record Recording(
    double RecorderCores, double SetupSeconds, double ClaimedOverhead, Verdict Leak, Verdict DoubleReturn, int WrongErrors);
