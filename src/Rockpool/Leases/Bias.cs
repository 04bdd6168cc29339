using System.Runtime.CompilerServices;
using Rockpool.Tiers;

namespace Rockpool.Leases;

/// <summary>
/// Who may end leases that one thread began: that thread alone, plainly, until another comes to end one; then anybody, by
/// exchange, for good.
/// </summary>
/// <remarks>
/// The sides are as unequal as those of a claim. The thread shows that it is about to end a lease and looks whether it is still
/// the only one that may. Who comes first from elsewhere takes that right away, passes the process-wide barrier, and waits for
/// an end that was under way: from the barrier on the thread sees that it is one of many. A thread may begin its next leases under
/// another of these. Which one a lease is under is settled before it begins.
/// </remarks>
/// <param name="thread">The mark of the thread that begins the leases.</param>
internal sealed class Bias(object thread)
{
    private static readonly object Anybody = new();

    private object? _ender = thread;
    private int _ending;
    private int _isOpenToAll;

    /// <summary>Shows that this thread is about to end a lease of its own, if it is the one that may do that plainly.</summary>
    /// <param name="me">The thread's mark; null if it has none yet.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEnterEnd(object? me)
    {
        if (!ReferenceEquals(Atomic.PlainRead(ref _ender), me))
            return false;
        Atomic.Store(ref _ending, 1);
        // Partner: the barrier in PassBarrier. Who opened either waits for the store above or is seen here.
        if (ReferenceEquals(Atomic.Load(ref _ender), me))
            return true;
        LeaveEnd();
        return false;
    }

    /// <summary>Lets go. A release: who waits for it sees how the lease stands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LeaveEnd() => Atomic.Store(ref _ending, 0);

    /// <summary>From the return on every end is by exchange. Microseconds the first time, a look after that.</summary>
    public void OpenEnds()
    {
        if (Atomic.Load(ref _isOpenToAll) == 0)
            PassBarrier();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PassBarrier()
    {
        Atomic.Store(ref _ender, Anybody);
        Atomic.ProcessWideBarrier();
        Atomic.WaitWhile(ref _ending, 1);
        // Only now: another that came meanwhile must not go on before an end that was under way is over.
        Atomic.Store(ref _isOpenToAll, 1);
    }
}
