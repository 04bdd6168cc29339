namespace Rockpool.Diagnosis.Ledger;

/// <summary>What was returned with one call stack, or to one pool without a stack, that was not seen to be rented.</summary>
internal sealed class ReturnAccount(TimeGrid grid, int pool)
{
    /// <summary>The pool returned to; the first one where a stack returns to several.</summary>
    public int Pool => pool;

    /// <summary>First-seen returns over time.</summary>
    public TimeHistory RentedBefore { get; } = new(grid);
}
