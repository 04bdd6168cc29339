namespace Rockpool.Tests.Models;

/// <summary>What is done to a pool, one thing after another, and looked at after each.</summary>
internal static class Course
{
    public const int MostSteps = 30;
    public const int MostStepsAfterTheEnd = 6;
    public const int Sequences = 60;
    public const int MostSize = 300;

    public static void Run(Subject subject, Makings makings, IEnumerable<Step> before, IEnumerable<Step> after)
    {
        using var model = new PoolModel(subject, makings);
        foreach (Step step in before.Append(new Step("the pool's end", model => model.End())).Concat(after))
        {
            step.Do(model);
            model.Check();
        }
    }
}
