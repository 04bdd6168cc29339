using CsCheck;

namespace Rockpool.Tests.Models;

/// <summary>
/// Whatever is done in whatever order, every item is in exactly one place, and the counts say where. A kind of pool subclasses
/// this and says how to make one.
/// </summary>
public abstract class ModelContract
{
    private static readonly Gen<int> _threads = Gen.Int[0, PoolModel.Threads - 1];

    private static readonly Gen<Homecoming> _homecomings =
        Gen.Frequency([.. StepKind.Homecomings.Select(way => (way.Weight, (IGen<Homecoming>)Gen.Const(way.Homecoming)))]);

    private static readonly Gen<Step> _steps = Gen.Frequency([.. StepKind.All.Select(kind => (
        kind.Weight, (IGen<Step>)Gen.Select(_threads, Gen.Int[1, kind.Most], _homecomings, kind.At)))]);

    [Fact]
    public void EveryItemIsInOnePlace() => Gen.Select(
        Gen.Int[1, Course.MostSize], _steps.Array[1, Course.MostSteps], _steps.Array[0, Course.MostStepsAfterTheEnd]).Sample(
        (size, before, after) =>
        {
            var makings = new Makings();
            Course.Run(Make(makings, size), makings, before, after);
        },
        iter: Course.Sequences,
        threads: 1);

    /// <summary>Makes an empty pool.</summary>
    /// <param name="makings">Where its policy notes the items.</param>
    /// <param name="size">Of a limited pool the limit, in items.</param>
    private protected abstract Subject Make(Makings makings, int size);
}
