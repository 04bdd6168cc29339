namespace Rockpool.Diagnosis.Findings;

/// <summary>
/// Tells where compiled code hides the method that uses a pool. Where the pool's own frame is missing from a stack it
/// was inlined into its caller, and that one perhaps into its own: then the source of the place does not name the pool.
/// </summary>
internal static class Inlining
{
    private static readonly string[] WritesEvents = ["System.Buffers.ArrayPoolEventSource.", "System.Diagnostics.Tracing."];

    /// <summary>A sentence that follows an advice on a site, or nothing where the pool's own frame is in its stack.</summary>
    public static string Hint(Site? site)
    {
        if (site is null) return "";
        int own = 0;
        while (own < site.Stack.Count && site.Stack[own].Method != site.Method) own++;
        bool isInlined = own > 0 && own < site.Stack.Count && site.Stack[own - 1].Method is { } above
            && WritesEvents.Any(w => above.StartsWith(w, StringComparison.Ordinal));
        return isInlined ? " The compiler inlined the pool's code there: what uses the pool may be a method that it calls." : "";
    }
}
