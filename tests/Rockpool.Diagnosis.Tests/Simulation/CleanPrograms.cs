namespace Rockpool.Diagnosis.Tests.Simulation;

/// <summary>Programs without a defect, each with its own mix of what diagnosers trip over.</summary>
public static class CleanPrograms
{
    public const long Duration = 10_000_000_000;

    private const long Before = -5_000_000_000;

    /// <summary>A program that has run for five seconds when the recording begins.</summary>
    public static SimulatedProgram Make(int seed)
    {
        SimulatedProgram program = new(seed, Before);
        SharedPoolModel shared = program.AddShared();
        ShelfPoolModel own = program.AddShelves();
        Random random = program.Random;
        Site("Shop.Orders.Read", shared, 200 + random.Next(300), p => p.Exponential(0.002));
        Site("Shop.Tail.Run", shared, 100, p => Math.Exp(-7 + (2 * p.Normal())));
        Site("Shop.Handed.Over", shared, 100, p => p.Exponential(0.001), size: 1024, returnThread: 7);
        Site("Shop.Own.Use", own, 400, p => p.Exponential(0.0005));
        Site("Shop.Sockets.Hold", shared, 2, p => 0.5 + p.Exponential(20), size: 8192);
        FillOnce("Shop.Cache.Fill", random.Next(5, 60), random.NextDouble() * 2);
        for (int i = 0; i < 4; i++) program.At(random.NextInt64(Duration), shared.Trim);
        return program;

        void Site(
            string method, SimulatedPool pool, double perSecond, Func<SimulatedProgram, double> hold,
            long size = 4096, int? returnThread = null) =>
            new SimulatedSite
            {
                Method = method,
                Pool = pool,
                PerSecond = perSecond,
                HoldSeconds = hold,
                Size = size,
                ReturnThread = returnThread,
            }.Start(program);

        void FillOnce(string method, int items, double seconds) =>
            new SimulatedSite
            {
                Method = method,
                Pool = shared,
                PerSecond = items / (seconds + 0.1),
                Size = 2048,
                HoldSeconds = _ => 1e6,
                UntilSeconds = seconds,
            }.Start(program);
    }
}
