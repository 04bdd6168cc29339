namespace Rockpool.Tests.Models;

/// <summary>The same as the suite's own, which draws its steps by means that need a JIT: here the seeds are fixed.</summary>
public abstract class ModelContract
{
    [Fact]
    public void EveryItemIsInOnePlace()
    {
        for (int seed = 0; seed < Course.Sequences; seed++)
        {
            var random = new Random(seed);
            var makings = new Makings();
            Step[] before = [.. Enumerable.Range(0, random.Next(1, Course.MostSteps + 1)).Select(_ => Draw(random))];
            Step[] after = [.. Enumerable.Range(0, random.Next(Course.MostStepsAfterTheEnd + 1)).Select(_ => Draw(random))];
            Exception? failure = Record.Exception(
                () => Course.Run(Make(makings, random.Next(1, Course.MostSize + 1)), makings, before, after));
            Assert.True(failure is null, $"{string.Join("; ", before.Concat(after))}: {failure}");
        }
    }

    /// <summary>Makes an empty pool.</summary>
    /// <param name="makings">Where its policy notes the items.</param>
    /// <param name="size">Of a limited pool the limit, in items.</param>
    private protected abstract Subject Make(Makings makings, int size);

    private static Step Draw(Random random)
    {
        StepKind kind = Draw(random, StepKind.All, kind => kind.Weight);
        Homecoming homecoming = Draw(random, StepKind.Homecomings, way => way.Weight).Homecoming;
        return kind.At(random.Next(PoolModel.Threads), random.Next(1, kind.Most + 1), homecoming);
    }

    private static T Draw<T>(Random random, IReadOnlyList<T> all, Func<T, int> weightOf)
    {
        int at = random.Next(all.Sum(weightOf));
        return all.First(one => (at -= weightOf(one)) < 0);
    }
}
