using System.Globalization;
using System.Text;

namespace Rockpool;

/// <summary>One mistake that the guard saw.</summary>
/// <remarks>Never changes; may be kept. It does not refer to the item.</remarks>
public sealed class GuardFinding
{
    internal GuardFinding(GuardFindingKind kind, Guard.Ward ward)
    {
        Kind = kind;
        PoolName = ward.Name;
        ItemType = ward.ItemType;
    }

    /// <summary>What it is.</summary>
    public GuardFindingKind Kind { get; }

    /// <summary>The name of the pool where it was seen.</summary>
    public string PoolName { get; }

    /// <summary>The type of the pool's items.</summary>
    public Type ItemType { get; }

    /// <summary>The name of the pool that a foreign item is from; null where no guarded pool knows it, and for other findings.</summary>
    public string? HomePoolName { get; internal init; }

    /// <summary>Where the item was rented last; null where that was not watched.</summary>
    public GuardSite? Rented { get; internal init; }

    /// <summary>Where the item came home: of a double return the first time, of a lease its end. Null where it did not.</summary>
    public GuardSite? Returned { get; internal init; }

    /// <summary>
    /// Where the mistake was made, or was seen: the second return, the return to the wrong pool, the rent that got the changed
    /// item, the read through a lease that had ended. Null for leaks, residues and overruns, and where the guard looked on its own account.
    /// </summary>
    public GuardSite? Seen { get; internal init; }

    /// <summary>The fields that hold data or changed, as paths from the item; of an array the index, as in <c>[5]</c>, or the
    /// first and the last, as in <c>[5] to [9]</c>; empty for other findings, and for an item
    /// that was read through a lease that had ended.</summary>
    public IReadOnlyList<string> Fields { get; internal init; } = [];

    /// <summary>
    /// How many uses after a return in the same pool, of what the same method returned, were not told since the last that was:
    /// the first is told, the second, the fourth, the eighth and so on. 0 for other findings.
    /// </summary>
    public long Untold { get; internal set; }

    /// <summary>Whether it was a lease that was misused, which had ended where <see cref="Returned"/> says.</summary>
    internal bool IsOfLease { get; init; }

    /// <summary>The finding in a few lines: what, which pool, and the sites that are known.</summary>
    public override string ToString()
    {
        StringBuilder text = new($"{Sentence()} (pool '{PoolName}', item type {ItemType})");
        Append(text, "rented by", Rented);
        Append(text, "returned by", Returned);
        Append(text, Rented is null && Returned is null ? Deed() : $"then {Deed()}", Seen);
        if (Untold > 0)
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"  {Untold} more like it were not told");
        return text.ToString();
    }

    private string Deed() => Kind != GuardFindingKind.UseAfterReturn ? "returned by" : IsOfLease ? "read by" : "rented by";

    private string Sentence() => Kind switch
    {
        GuardFindingKind.DoubleReturn when IsOfLease => "A lease was ended twice, through copies of it or the same.",
        GuardFindingKind.UseAfterReturn when IsOfLease => "An item was read through a lease that had ended.",
        GuardFindingKind.DoubleReturn when Returned is null => "An item was handed out while it was out: it had been returned twice.",
        GuardFindingKind.DoubleReturn => "An item was returned twice.",
        GuardFindingKind.ForeignReturn when HomePoolName is null => "An item was returned that is from no guarded pool.",
        GuardFindingKind.ForeignReturn => $"An item of the pool '{HomePoolName}' was returned to another pool, '{PoolName}'.",
        GuardFindingKind.UseAfterReturn => $"An item changed after it was returned: {string.Join(", ", Fields)}.",
        GuardFindingKind.Overrun => $"An array was written beyond the length that was asked for: {string.Join(", ", Fields)}.",
        GuardFindingKind.Leak => "An item was collected that had not been returned.",
        _ => $"An item still held data after its reset: {string.Join(", ", Fields)}.",
    };

    private static void Append(StringBuilder text, string what, GuardSite? site)
    {
        if (site is not null)
            text.AppendLine().Append("  ").Append(what).Append(' ').Append(site);
    }
}
