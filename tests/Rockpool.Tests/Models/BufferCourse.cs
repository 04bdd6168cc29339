namespace Rockpool.Tests.Models;

/// <summary>A sequence of steps, with a look after each.</summary>
internal static class BufferCourse
{
    public const int MostSteps = 40;
    public const int MostStepsAfterTheEnd = 6;
    public const int Sequences = 60;

    public static void Run(BufferPoolOptions options, IEnumerable<BufferStep> before, IEnumerable<BufferStep> after)
    {
        using var model = new BufferModel(options);
        foreach (BufferStep step in before)
        {
            model.Do(step);
            model.Check();
        }

        model.End();
        foreach (BufferStep step in after.Where(step => step.Deed != BufferDeed.ReturnStray))
        {
            model.Do(step);
            model.Check();
        }
    }
}
