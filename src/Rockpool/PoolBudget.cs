using Rockpool.Budgets;

namespace Rockpool;

/// <summary>The bytes that idle items of all pools of the process may take together.</summary>
/// <remarks>
/// <para>
/// It is looked at at every tide (a gen2 collection, or ten seconds without one) and when shelves have grown past the limit;
/// rents and returns pay nothing for it. When it is spent, pools with the fewest hits for each byte since the last tide give
/// way first: what went unused, then what stands on shelves, then what threads keep. What gave way may grow again by a quarter
/// at each tide at which the budget is not spent.
/// </para>
/// <para>
/// Where the collector says that memory is short, in the container or on the machine, pools give back what is missing, but
/// not more than half of what they hold for one collection. A thread that is using a pool keeps up to three of its items
/// whatever the limit is; one, if that is zero.
/// </para>
/// <para>Every member may be called from any thread.</para>
/// </remarks>
public static class PoolBudget
{
    /// <summary>
    /// In bytes, zero or more; an eighth of what the process may use unless set. That is the container's limit (three quarters
    /// of it, unless the collector is told otherwise) or the machine's memory, read anew at every tide. A lower limit takes
    /// effect within moments, on a thread of the thread pool.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public static long Limit
    {
        get => Budget.OfProcess.Limit;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            Budget.OfProcess.SetLimit(value);
        }
    }

    /// <summary>
    /// Bytes of idle items in all pools that a thread has used, partly guessed (<see cref="PoolShare.IsEstimate"/>). Reading it
    /// takes microseconds for each pool, and allocates.
    /// </summary>
    public static long Used => Budget.Sum(Budget.OfProcess.Members.Select(pool => pool.Share));

    /// <summary>
    /// What each pool holds, the one that would give way first in front. The pools in which the library keeps parts of its own,
    /// such as those of leases and scopes, are one share with the name <c>(Rockpool)</c>, so that the shares add up to
    /// <see cref="Used"/> while nothing moves. As costly as that.
    /// </summary>
    public static IReadOnlyList<PoolShare> Shares => Budget.OfProcess.Shares;

    /// <summary>Goes back to the limit that follows what the process may use.</summary>
    public static void UseDefault() => Budget.OfProcess.SetLimit(null);
}
