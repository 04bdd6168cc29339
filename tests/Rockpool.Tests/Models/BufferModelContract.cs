using CsCheck;

namespace Rockpool.Tests.Models;

/// <summary>Whatever is done in whatever order, every array is in exactly one place, and the counts say where.</summary>
public abstract class BufferModelContract
{
    private static readonly Gen<BufferStep> _steps = Gen.Select(
        Gen.Enum<BufferDeed>(),
        Gen.Int[0, BufferModel.Threads - 1],
        Gen.Int[0, BufferStep.LargestSize],
        (deed, thread, size) => new BufferStep(deed, thread, size));

    [Fact]
    public void EveryArrayIsInOnePlace() => Gen.Select(
        Gen.Int[1, 1000], _steps.Array[1, BufferCourse.MostSteps], _steps.Array[0, BufferCourse.MostStepsAfterTheEnd]).Sample(
        (size, before, after) => BufferCourse.Run(Options(size), before, after),
        iter: BufferCourse.Sequences,
        threads: 1);

    /// <summary>The pool's options.</summary>
    /// <param name="size">Of a limited pool the limit, in KB.</param>
    private protected abstract BufferPoolOptions Options(int size);
}
