using CsCheck;

namespace Rockpool.Tests;

/// <summary>Whatever is done in whatever order, every item is in exactly one place.</summary>
public sealed class PoolModelTests
{
    private static readonly Gen<Action<PoolModel>> _steps = Gen.Frequency(
        (6, Gen.Select(Gen.Int[0, PoolModel.Threads - 1], Gen.Int[1, 40])
            .Select<int, int, Action<PoolModel>>((thread, count) => model => model.Rent(thread, count))),
        (6, Gen.Select(Gen.Int[0, PoolModel.Threads - 1], Gen.Int[1, 60])
            .Select<int, int, Action<PoolModel>>((thread, count) => model => model.Return(thread, count, isSpoilt: false))),
        (1, Gen.Int[1, 5].Select<int, Action<PoolModel>>(count => model => model.Return(0, count, isSpoilt: true))),
        (2, Gen.Bool.Select<bool, Action<PoolModel>>(isShort => model => model.Turn(isShort))),
        (1, Gen.Bool.Select<bool, Action<PoolModel>>(_ => model => model.Trim())),
        (1, Gen.Int[0, 100].Select<int, Action<PoolModel>>(count => model => model.Prewarm(count))));

    [Fact]
    public void APoolThatIsNotLimitedLosesNothing() => Check(Gen.Bool.Select(_ => (int?)null));

    [Fact]
    public void ALimitedPoolLosesNothingAndKeepsToItsLimit() => Check(Gen.Int[1, 300].Select(limit => (int?)limit));

    private static void Check(Gen<int?> limits) => Gen.Select(limits, _steps.Array[1, 30]).Sample(
        (limit, steps) =>
        {
            using var model = new PoolModel(limit);
            foreach (Action<PoolModel> step in steps)
            {
                step(model);
                model.Check();
            }
        },
        iter: 60);
}
