using Rockpool.Leases;

namespace Rockpool.Tiers;

/// <content>Under which bias this thread's leases begin. Only the thread itself looks here.</content>
internal abstract partial class ThreadCache
{
    // A barrier costs about what exchanges save in the first run. Each run is twice the one before, so that a thread some of whose
    // leases keep ending elsewhere does not pay for barriers all its life.
    private const int FirstRun = 1024;
    private const int LongestRun = 1 << 20;

    private Bias? _bias;
    private int _ended;
    private int _run = FirstRun;

    /// <summary>Under which the next lease begins.</summary>
    public Bias Bias => _bias ??= new Bias(ThreadTable.Me ??= new object());

    /// <summary>Counts an end by exchange that would have been plain if only this thread ended leases under a bias.</summary>
    /// <param name="bias">Which the lease was under.</param>
    /// <returns>Whether there have been enough under the one that is in use to begin another.</returns>
    protected bool IsRunOver(Bias? bias) => ReferenceEquals(bias, _bias) && ++_ended >= _run;

    /// <summary>The next lease begins under a bias that nobody else knows.</summary>
    protected void LeaveBias()
    {
        _bias = null;
        _ended = 0;
        _run = Math.Min(2 * _run, LongestRun);
    }
}
