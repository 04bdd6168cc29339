namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>What is wrong with a trace, and at which byte.</summary>
/// <param name="Offset">The byte's offset in the trace.</param>
/// <param name="What">What was found there.</param>
/// <param name="IsCut">Whether the trace just ends there, instead of holding nonsense.</param>
internal readonly record struct Fault(long Offset, string What, bool IsCut = false)
{
    public override string ToString() => $"{(IsCut ? "cut" : "damaged")} at byte {Offset}: {What}";
}
