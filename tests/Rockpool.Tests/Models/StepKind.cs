namespace Rockpool.Tests.Models;

/// <summary>Something that may be done to a pool: on which thread, to how many items and how is drawn.</summary>
/// <param name="Name">What a failure shows.</param>
/// <param name="Weight">How often it is drawn beside the others.</param>
/// <param name="Most">The highest number that is drawn for it.</param>
/// <param name="Do">Does it.</param>
internal sealed record StepKind(string Name, int Weight, int Most, Action<PoolModel, int, int, Homecoming> Do)
{
    public static IReadOnlyList<StepKind> All { get; } =
    [
        new("rent", 6, 40, (model, thread, count, _) => model.Rent(thread, count)),
        new("return", 7, 60, (model, thread, count, homecoming) => model.Return(thread, count, homecoming)),
        new("lease", 3, 10, (model, thread, count, _) => model.Lease(thread, count)),
        new("end leases", 3, 15, (model, thread, count, homecoming) => model.End(thread, count, homecoming)),
        new("use the ended", 1, 1, (model, thread, _, _) => model.UseTheEnded(thread)),
        new("rent where none is made", 1, 1, (model, thread, _, _) => model.RentWhereNoneIsMade(thread)),
        new("tide", 1, 1, (model, _, _, _) => model.Turn(isShort: false)),
        new("tide where memory is short", 1, 1, (model, _, _, _) => model.Turn(isShort: true)),
        new("trim", 1, 1, (model, _, _, _) => model.Trim()),
        new("settle", 1, 1, (model, _, _, _) => model.Settle()),
        new("prewarm", 1, 100, (model, _, count, _) => model.Prewarm(count)),
        new("limit of bytes", 1, 10_000, (model, _, bytes, _) => model.Limit(bytes)),
        new("no limit", 1, 1, (model, _, _, _) => model.Limit(null)),
    ];

    /// <summary>How often items come home in which way.</summary>
    public static IReadOnlyList<(int Weight, Homecoming Homecoming)> Homecomings { get; } =
        [(8, Homecoming.Good), (1, Homecoming.Refused), (1, Homecoming.Throws)];

    public Step At(int thread, int count, Homecoming homecoming) =>
        new($"{Name} {count} on {thread}: {homecoming}", model => Do(model, thread, count, homecoming));
}
