namespace Rockpool.Diagnosis.Journal;

/// <summary>
/// What the guard of a pool of <see cref="PoolSource.Rockpool"/> says that it saw. Its texts belong to the recorded program.
/// Never changes.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Fields">The fields that held data or changed, one to a line; empty for other kinds.</param>
/// <param name="HomePool">The name of the pool that a foreign item is from; empty where that is not known.</param>
/// <param name="Rented">The stack of the item's rent, leaf first and without source lines; empty where it is not known.</param>
/// <param name="Returned">The stack of the item's return, likewise.</param>
/// <param name="Seen">The stack of where the mistake was made or seen, likewise.</param>
public sealed record GuardReport(
    GuardReportKind Kind, string Fields, string HomePool,
    IReadOnlyList<Frame> Rented, IReadOnlyList<Frame> Returned, IReadOnlyList<Frame> Seen);
