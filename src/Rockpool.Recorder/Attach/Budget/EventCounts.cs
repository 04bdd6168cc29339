namespace Rockpool.Recorder.Attach.Budget;

/// <summary>Events that a process made, by what each costs it.</summary>
/// <param name="Plain">Events without a stack; those that were dropped too, as they were made and measured like any other.</param>
/// <param name="Stacks">Events with a stack.</param>
/// <param name="Frames">Frames of all those stacks together.</param>
internal readonly record struct EventCounts(long Plain, long Stacks, long Frames)
{
    /// <summary>What a session has brought so far.</summary>
    public static EventCounts Of(EventTally tally)
    {
        var stacks = tally.Stacks;
        return new(Math.Max(tally.Events - stacks, 0) + tally.Lost, stacks, tally.Frames);
    }

    /// <summary>Both together.</summary>
    public static EventCounts operator +(EventCounts one, EventCounts other) =>
        new(one.Plain + other.Plain, one.Stacks + other.Stacks, one.Frames + other.Frames);

    /// <summary>Seconds of processor time that they cost.</summary>
    public double CostAt(EventCosts costs) =>
        (Plain * costs.Plain) + (Stacks * costs.StackFixed) + (Frames * costs.StackFrame);
}
