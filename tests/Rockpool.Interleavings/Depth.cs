namespace Rockpool.Interleavings;

/// <summary>How far the protocol's scenarios are explored: farther if whoever runs the tests has time for it.</summary>
internal static class Depth
{
    public static bool IsAsked => Environment.GetEnvironmentVariable("ROCKPOOL_LONG_TESTS") == "1";

    /// <summary>So many preemptions; one more on request.</summary>
    public static Bounds Of(int preemptions) => new(IsAsked ? preemptions + 1 : preemptions);

    /// <summary>The same with stores that are delayed.</summary>
    public static Bounds Delaying(int preemptions) => Of(preemptions) with { DelayStores = true };
}
