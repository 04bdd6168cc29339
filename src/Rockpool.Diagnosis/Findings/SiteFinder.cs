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
    private const string EventPrefix = "System.Diagnostics.Tracing.";

    private static readonly string[] PoolPrefixes =
    [
        "System.Buffers.", "Microsoft.IO.RecyclableMemoryStream", "Microsoft.Extensions.ObjectPool.",
        EventPrefix,
    ];

    private static readonly string[] FrameworkPrefixes =
        ["System.", "Microsoft.", "Internal.", "Interop.", "Windows.", "MS.", "Mono.", "FxResources."];

    // The library's own assemblies, told by module: a user's namespace may begin with the same word.
    private static readonly HashSet<string> PoolModules = ["Rockpool", "Rockpool.Extensions"];

    private readonly Dictionary<int, Site?> _sites = [];

    /// <summary>The site of a stack, or null where it is not known.</summary>
    public Site? this[int stack]
    {
        get
        {
            if (stack == 0) return null;
            if (!_sites.TryGetValue(stack, out Site? site)) _sites[stack] = site = Of(stacks[new StackIndex(stack)]);
            return site;
        }
    }

    /// <summary>Whether a stack has no site because a frame before it has no name.</summary>
    public bool IsHidden(int stack) => this[stack] is null && stacks[new StackIndex(stack)].Any(f => f.Method is null);

    /// <summary>The site of a stack that is in no table, or null where it is not known.</summary>
    public Site? Of(IReadOnlyList<Frame> frames)
    {
        Frame? framework = null;
        for (int i = AfterStubs(frames); i < frames.Count; i++)
        {
            Frame frame = frames[i];

            // What has no name may be the user's own code, and then its caller did nothing.
            if (frame.Method is null) return null;
            if (IsPool(frame)) continue;
            if (!IsFramework(frame)) return SiteAt(frame, frames);
            framework ??= frame;
        }

        return framework is null ? null : SiteAt(framework, frames);
    }

    // What writes the event, stubs without names among it, stands above the pool's own frames. Without a pool's frame
    // below, a frame without a name may as well be the code that called the pool.
    private static int AfterStubs(IReadOnlyList<Frame> frames)
    {
        for (int i = 0; i < frames.Count; i++)
            if (frames[i].Method is { } method && !method.StartsWith(EventPrefix, StringComparison.Ordinal))
                return IsPool(frames[i]) ? i : 0;
        return 0;
    }

    private static Site SiteAt(Frame frame, IReadOnlyList<Frame> frames) =>
        new(frame.Method!, frame.File, frame.Line, frames);

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
