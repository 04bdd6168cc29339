namespace Rockpool.Recorder.Attach.Budget;

/// <summary>What events cost the process that emits them, in seconds of processor time, its sending thread included.</summary>
/// <param name="Plain">An event without a stack.</param>
/// <param name="StackFixed">An event with a stack, before its first frame is walked.</param>
/// <param name="StackFrame">Each frame of the stack.</param>
/// <param name="Dormant">
/// A rent or return that is made while only rarer events are wanted: its source then prepares the event, and drops it.
/// </param>
internal readonly record struct EventCosts(double Plain, double StackFixed, double StackFrame, double Dormant)
{
    /// <summary>
    /// Estimates for .NET 10, rounded up; bursts correct those of stacks, and bench/Overhead shows how far they hold.
    /// </summary>
    public static EventCosts Measured { get; } = new(0.26e-6, 1.0e-6, 0.24e-6, 16e-9);

    /// <summary>What to reckon with for a runtime: before .NET 9 no event comes without a stack.</summary>
    public static EventCosts For(int runtime) =>
        runtime >= 9 ? Measured : Measured with { Plain = Measured.Stack(LoadRates.UsualFrames) };

    /// <summary>The same costs of stacks, corrected by what was seen.</summary>
    public EventCosts WithStacksTimes(double factor) =>
        this with { StackFixed = StackFixed * factor, StackFrame = StackFrame * factor };

    /// <summary>An event with a stack of so many frames.</summary>
    public double Stack(double frames) => StackFixed + (StackFrame * frames);
}
