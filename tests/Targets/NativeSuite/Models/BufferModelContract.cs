namespace Rockpool.Tests.Models;

/// <summary>The same as the suite's own, which draws its steps by means that need a JIT: here the seeds are fixed.</summary>
public abstract class BufferModelContract
{
    [Fact]
    public void EveryArrayIsInOnePlace()
    {
        for (int seed = 0; seed < BufferCourse.Sequences; seed++)
        {
            var random = new Random(seed);
            BufferStep[] before = [.. Enumerable.Range(0, random.Next(1, BufferCourse.MostSteps + 1)).Select(_ => Draw(random))];
            BufferStep[] after = [.. Enumerable.Range(0, random.Next(BufferCourse.MostStepsAfterTheEnd + 1)).Select(_ => Draw(random))];
            Exception? failure = Record.Exception(() => BufferCourse.Run(Options(random.Next(1, 1001)), before, after));
            Assert.True(failure is null, $"{string.Join("; ", before.Concat(after))}: {failure}");
        }
    }

    /// <summary>The pool's options.</summary>
    /// <param name="size">Of a limited pool the limit, in KB.</param>
    private protected abstract BufferPoolOptions Options(int size);

    private static BufferStep Draw(Random random) => new(
        (BufferDeed)random.Next((int)BufferDeed.ReturnStray + 1), random.Next(BufferModel.Threads), random.Next(BufferStep.LargestSize + 1));
}
