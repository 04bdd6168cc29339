using Rockpool;
using Xunit.Sdk;

namespace NativeSuite;

/// <summary>
/// The values that tests compare collections of. The assertions make their methods for such elements when they meet them, which
/// a program compiled ahead of time can do only for those that its compiler has seen; rd.xml has the types.
/// </summary>
internal static class Elements
{
    /// <summary>Shows them to the compiler. One that is missing fails its test with a line that says "missing native code".</summary>
    public static void Show()
    {
        Show<byte>();
        Show<int>();
        Show<long>();
        Show<StillOut>();
    }

    private static void Show<T>()
        where T : struct
    {
        CollectionTrackerExtensions.AsTracker<T>([default]).Dispose();
    }
}
