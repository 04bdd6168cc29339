using CsCheck;

namespace Rockpool.Tests.Models;

/// <summary>
/// Whatever is done in whatever order, every item is in exactly one place, and the counts say where. A kind of pool subclasses
/// this and says how to make one.
/// </summary>
public abstract class ModelContract
{
    private const int MostSteps = 30;
    private const int MostStepsAfterTheEnd = 6;
    private const int Sequences = 60;

    private static readonly Gen<int> _threads = Gen.Int[0, PoolModel.Threads - 1];

    private static readonly Gen<Homecoming> _homecomings =
        Gen.Frequency((8, Gen.Const(Homecoming.Good)), (1, Gen.Const(Homecoming.Refused)), (1, Gen.Const(Homecoming.Throws)));

    private static readonly Gen<Step> _steps = Gen.Frequency(
        (6, Counted(40, (thread, count) => new Step($"rent {count} on {thread}", model => model.Rent(thread, count)))),
        (7, Returned(60, (thread, count, how) => new Step(
            $"return {count} on {thread}: {how}", model => model.Return(thread, count, how)))),
        (3, Counted(10, (thread, count) => new Step($"lease {count} on {thread}", model => model.Lease(thread, count)))),
        (3, Returned(15, (thread, count, how) => new Step(
            $"end {count} on {thread}: {how}", model => model.End(thread, count, how)))),
        (1, _threads.Select(thread => new Step($"use the ended on {thread}", model => model.UseTheEnded(thread)))),
        (1, _threads.Select(thread => new Step($"rent on {thread} where none is made", model => model.RentWhereNoneIsMade(thread)))),
        (2, Gen.Bool.Select(isShort => new Step($"tide, short of memory: {isShort}", model => model.Turn(isShort)))),
        (1, Gen.Const(new Step("trim", model => model.Trim()))),
        (1, Gen.Int[0, 100].Select(count => new Step($"prewarm {count}", model => model.Prewarm(count)))),
        (1, Gen.Int[0, 10_000].Select(bytes => new Step($"limit {bytes}", model => model.Limit(bytes)))),
        (1, Gen.Const(new Step("no limit", model => model.Limit(null)))));

    [Fact]
    public void EveryItemIsInOnePlace() => Gen.Select(
        Gen.Int[1, 300], _steps.Array[1, MostSteps], _steps.Array[0, MostStepsAfterTheEnd]).Sample(
        (size, before, after) =>
        {
            var makings = new Makings();
            using var model = new PoolModel(Make(makings, size), makings);
            foreach (Step step in before.Append(new Step("the pool's end", model => model.End())).Concat(after))
            {
                step.Do(model);
                model.Check();
            }
        },
        iter: Sequences,
        threads: 1);

    /// <summary>Makes an empty pool.</summary>
    /// <param name="makings">Where its policy notes the items.</param>
    /// <param name="size">Of a limited pool the limit, in items.</param>
    private protected abstract Subject Make(Makings makings, int size);

    private static Gen<Step> Counted(int most, Func<int, int, Step> step) => Gen.Select(_threads, Gen.Int[1, most], step);

    private static Gen<Step> Returned(int most, Func<int, int, Homecoming, Step> step) =>
        Gen.Select(_threads, Gen.Int[1, most], _homecomings, step);
}
