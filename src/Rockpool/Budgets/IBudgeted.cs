namespace Rockpool.Budgets;

/// <summary>A pool of any type, as the budget sees it.</summary>
internal interface IBudgeted
{
    public Stake Stake { get; }

    /// <summary>What it holds, and what that was good for since the last tide.</summary>
    public PoolShare Share { get; }

    /// <summary>Lets idle items go until at least so many bytes are free, and keeps no more than are left from now on.</summary>
    /// <returns>Discards what goes. It runs the policy's code, so it is called without any lock.</returns>
    public Action GiveWay(long bytes);

    /// <summary>Lets it keep somewhat more, where it was made to give way.</summary>
    public void Regrow();

    /// <summary>Counts hits anew from here.</summary>
    public void NoteTide();
}
