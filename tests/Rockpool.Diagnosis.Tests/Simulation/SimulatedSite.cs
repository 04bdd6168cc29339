namespace Rockpool.Diagnosis.Tests.Simulation;

/// <summary>A place of the simulated program that rents at a rate and returns after a time.</summary>
public sealed class SimulatedSite
{
    public required string Method { get; init; }

    public required SimulatedPool Pool { get; init; }

    public long Size { get; init; } = 4096;

    public required double PerSecond { get; init; }

    public required Func<SimulatedProgram, double> HoldSeconds { get; init; }

    public int Threads { get; init; } = 4;

    /// <summary>The thread that returns; the renting one where null.</summary>
    public int? ReturnThread { get; init; }

    /// <summary>The share of rents never returned.</summary>
    public double LeakShare { get; init; }

    /// <summary>The share of returns that are done again.</summary>
    public double TwiceShare { get; init; }

    /// <summary>When it stops to rent, in seconds since the recording's start.</summary>
    public double UntilSeconds { get; init; } = double.PositiveInfinity;

    public int DefectsDone { get; private set; }

    /// <summary>Starts the site's traffic.</summary>
    public SimulatedSite Start(SimulatedProgram program)
    {
        int rentStack = program.AddStack(Method);
        int returnStack = program.AddStack(Method + "Done");
        int againStack = program.AddStack(Method + "Again");
        Next(program, rentStack, returnStack, againStack);
        return this;
    }

    private void Next(SimulatedProgram program, int rentStack, int returnStack, int againStack) =>
        program.After(program.Exponential(1 / PerSecond), () =>
        {
            if (program.Now > UntilSeconds * 1e9) return;
            Visit(program, rentStack, returnStack, againStack);
            Next(program, rentStack, returnStack, againStack);
        });

    private void Visit(SimulatedProgram program, int rentStack, int returnStack, int againStack)
    {
        int thread = program.Random.Next(Threads);
        SimulatedItem item = program.Rent(Pool, thread, Size, rentStack, out SimulatedTenancy tenancy);
        if (program.Random.NextDouble() < LeakShare)
        {
            if (program.Now >= 0) DefectsDone++;
            return;
        }

        program.After(HoldSeconds(program), () =>
        {
            program.Return(Pool, ReturnThread ?? thread, item, returnStack, tenancy);
            if (program.Random.NextDouble() >= TwiceShare) return;
            if (program.Now >= 0) DefectsDone++;
            program.After(1e-7, () => Pool.Return(ReturnThread ?? thread, item, againStack, -1));
        });
    }
}
