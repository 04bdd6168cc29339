namespace Rockpool.Guard;

/// <summary>How a lease ended that was watched.</summary>
/// <param name="Version">The lease's.</param>
/// <param name="Ward">The pool, as it was guarded then.</param>
/// <param name="Begun">Where the lease began.</param>
/// <param name="Ended">Where it ended.</param>
internal sealed record LeaseEnd(long Version, Ward Ward, GuardSite? Begun, GuardSite Ended)
{
    /// <summary>A copy of the lease was misused here after that.</summary>
    public GuardFinding Misuse(GuardFindingKind kind) => new(kind, Ward)
    {
        IsOfLease = true,
        Rented = Begun,
        Returned = Ended,
        Seen = new GuardSite(),
    };
}
