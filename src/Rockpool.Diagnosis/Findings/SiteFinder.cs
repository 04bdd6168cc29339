using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Findings;

/// <summary>
/// Chooses the place in the user's code that a stack speaks of: its first frame, from the leaf, that is neither pool
/// nor framework code. Where every frame is framework code, the first that is not pool code. Never a guess: a stack
/// without any known method has no site.
/// </summary>
/// <param name="stacks">The stacks.</param>
/// <param name="furtherPrefixes">What the user calls framework code, beside what is built in.</param>
internal sealed class SiteFinder(StackTable stacks, IReadOnlyList<string> furtherPrefixes)
{
    private static readonly string[] PoolPrefixes =
    [
        "System.Buffers.", "Microsoft.IO.RecyclableMemoryStream", "Microsoft.Extensions.ObjectPool.",
        "System.Diagnostics.Tracing.",
    ];

    private static readonly string[] FrameworkPrefixes =
        ["System.", "Microsoft.", "Internal.", "Interop.", "Windows.", "MS.", "Mono.", "FxResources."];

    // The library's own assemblies, told by module: a user's namespace may begin with the same word.
    private static readonly HashSet<string> PoolModules = ["Rockpool", "Rockpool.Extensions"];

    private readonly Dictionary<int, Site?> _sites = [];

    /// <summary>The site of a stack, or null where none of its methods is known.</summary>
    public Site? this[int stack]
    {
        get
        {
            if (stack == 0) return null;
            if (!_sites.TryGetValue(stack, out Site? site)) _sites[stack] = site = Find(stacks[new StackIndex(stack)]);
            return site;
        }
    }

    private Site? Find(IReadOnlyList<Frame> frames)
    {
        Frame? chosen = frames.FirstOrDefault(f => f.Method is not null && !IsPool(f) && !IsFramework(f))
            ?? frames.FirstOrDefault(f => f.Method is not null && !IsPool(f));
        return chosen is null ? null : new Site(chosen.Method!, chosen.File, chosen.Line, frames);
    }

    private static bool IsPool(Frame frame) =>
        (frame.Module is { } module && PoolModules.Contains(module)) || StartsWithAny(frame.Method!, PoolPrefixes);

    private bool IsFramework(Frame frame) =>
        StartsWithAny(frame.Method!, FrameworkPrefixes) || StartsWithAny(frame.Method!, furtherPrefixes);

    private static bool StartsWithAny(string method, IReadOnlyList<string> prefixes)
    {
        foreach (string prefix in prefixes)
            if (method.StartsWith(prefix, StringComparison.Ordinal)) return true;
        return false;
    }
}
