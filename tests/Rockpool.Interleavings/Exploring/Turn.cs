using System.Runtime.CompilerServices;

namespace Rockpool.Interleavings.Exploring;

/// <summary>What the body of a thread may say to the explorer.</summary>
internal static class Turn
{
    /// <summary>Takes the thread out of turn until something holds, as a lock or a signal would.</summary>
    public static void Until(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string what = "", [CallerMemberName] string where = "") =>
        LogicalThread.Current!.Await(Access.Until(condition, what, where));
}
