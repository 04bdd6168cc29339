namespace Rockpool.Interleavings.Exploring;

/// <summary>
/// Runs a scenario under every schedule within bounds: each run follows the beginning it was given and leaves, for each
/// decision after that, one beginning for every other thread that could have gone on there. So no schedule runs twice, and
/// the first failure found is one with the fewest preemptions.
/// </summary>
/// <remarks>Sequential consistency is what is explored: docs/interleavings.md says what that leaves out.</remarks>
internal static class Explorer
{
    /// <exception cref="ScheduleException">A schedule fails.</exception>
    public static Exploration Explore(Action<Scenario> describe, Bounds bounds)
    {
        using var crew = new Crew();
        var frontier = new Frontier(bounds.Preemptions);
        frontier.Add([], 0);
        var explored = new Exploration();
        while (frontier.TryTake(out Move[] beginning))
        {
            (Execution run, Course course) = Run(describe, crew, beginning, bounds, log: null);
            if (run.Failure is not null)
                throw Explain(describe, course, run.Failure);

            explored = Count(explored, run, course);
            Branch(course, beginning.Length, frontier);
        }

        return explored;
    }

    /// <summary>Runs a scenario under the one schedule that a failure named.</summary>
    /// <exception cref="ScheduleException">It fails.</exception>
    public static void Replay(Action<Scenario> describe, string schedule)
    {
        using var crew = new Crew();
        var log = new ScheduleLog();
        Move[] beginning = [.. schedule.Select(Move.Parse)];
        // With stores delayed only where the schedule says so, the bounds that it was found under do not matter.
        (Execution run, Course course) = Run(describe, crew, beginning, Bounds.Every with { DelayStores = true }, log);
        if (run.Failure is not null)
            throw new ScheduleException(course, run.Failure, log);
    }

    private static (Execution Run, Course Course) Run(
        Action<Scenario> describe, Crew crew, Move[] beginning, Bounds bounds, ScheduleLog? log)
    {
        while (true)
        {
            var scenario = new Scenario();
            describe(scenario);
            var course = new Course(beginning, bounds.Reduce);
            log?.Clear();
            var run = new Execution(scenario, crew, course, bounds.DelayStores, log);
            run.Run();
            if (!run.IsSpoilt)
                return (run, course);
        }
    }

    /// <summary>Only the failing schedule is run once more to write down what each step saw.</summary>
    private static Exception Explain(Action<Scenario> describe, Course course, Exception found)
    {
        try
        {
            Replay(describe, course.ToString());
        }
        catch (ScheduleException failure)
        {
            return failure;
        }

        return new InvalidOperationException(
            $"the schedule {course} failed and did not when run again: {found.Message}", found);
    }

    private static Exploration Count(Exploration explored, Execution run, Course course) => new(
        explored.Schedules + (run.IsRedundant ? 0 : 1),
        explored.Redundant + (run.IsRedundant ? 1 : 0),
        explored.Steps + course.Decisions.Count);

    private static void Branch(Course course, int from, Frontier frontier)
    {
        for (int point = from; point < course.Decisions.Count; point++)
        {
            Decision decision = course.Decisions[point];
            for (uint others = decision.Others; others != 0; others &= others - 1)
            {
                Move other = Move.First(others);
                frontier.Add(course.Branch(point, other), decision.PreemptionsWith(other));
            }
        }
    }
}
