namespace Rockpool.Recorder.Attach.Budget;

/// <summary>How much of the traffic a plan records.</summary>
internal enum Coverage
{
    /// <summary>Every rent and return, each with its stack, all the time.</summary>
    AllStacks,

    /// <summary>Every rent and return all the time, with stacks in bursts.</summary>
    AllPlain,

    /// <summary>Every rent and return in windows, each of which begins with a burst with stacks.</summary>
    Windows,

    /// <summary>
    /// Every rent and return for moments of less than a tenth of a second, each with its stack or those in the beginning.
    /// </summary>
    Glimpses,

    /// <summary>No rent or return: even a glimpse would exceed what may be spent.</summary>
    None,
}
