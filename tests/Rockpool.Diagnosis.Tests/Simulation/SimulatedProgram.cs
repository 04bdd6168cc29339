namespace Rockpool.Diagnosis.Tests.Simulation;

/// <summary>
/// A program simulated event by event: sites rent and return on threads, pools serve them and log. Time is in
/// nanoseconds and may begin before the recording does.
/// </summary>
public sealed class SimulatedProgram(int seed, long start)
{
    private readonly PriorityQueue<Action, (long Time, long Order)> _agenda = new();
    private readonly List<SimulatedEvent> _log = [];
    private readonly List<SimulatedTenancy> _tenancies = [];
    private long _order;

    public Random Random { get; } = new(seed);

    public long Now { get; private set; } = start;

    public List<SimulatedPool> Pools { get; } = [];

    /// <summary>The sites' names; a stack's number is its index here plus one.</summary>
    public List<string> Stacks { get; } = [];

    public IReadOnlyList<SimulatedTenancy> Tenancies => _tenancies;

    public SharedPoolModel AddShared(int idBits = 26, int shelfPlaces = 64) =>
        Add(new SharedPoolModel(this, Pools.Count, idBits, shelfPlaces));

    public ShelfPoolModel AddShelves(int idBits = 26, int places = 50) =>
        Add(new ShelfPoolModel(this, Pools.Count, idBits, places));

    public int AddStack(string method)
    {
        Stacks.Add(method);
        return Stacks.Count;
    }

    public void At(long time, Action action) => _agenda.Enqueue(action, (Math.Max(time, Now), _order++));

    public void After(double seconds, Action action) => At(Now + (long)(seconds * 1e9), action);

    public double Exponential(double mean) => -Math.Log(1 - Random.NextDouble()) * mean;

    public double Normal() =>
        Math.Sqrt(-2 * Math.Log(1 - Random.NextDouble())) * Math.Cos(2 * Math.PI * Random.NextDouble());

    public void Log(SimulatedEvent happening) => _log.Add(happening);

    public SimulatedItem Rent(SimulatedPool pool, int thread, long size, int stack, out SimulatedTenancy tenancy)
    {
        tenancy = new SimulatedTenancy { Number = _tenancies.Count, Stack = stack, Rented = Now };
        _tenancies.Add(tenancy);
        return pool.Rent(thread, size, stack, tenancy.Number);
    }

    public void Return(SimulatedPool pool, int thread, SimulatedItem item, int stack, SimulatedTenancy tenancy)
    {
        pool.Return(thread, item, stack, tenancy.Number);
        tenancy.Returned = _log.FindLast(e => e.Tenancy == tenancy.Number).Time;
    }

    /// <summary>Runs until a moment; what is planned later never happens.</summary>
    public IReadOnlyList<SimulatedEvent> Run(long until)
    {
        while (_agenda.TryDequeue(out Action? action, out (long Time, long Order) due) && due.Time < until)
        {
            // No two events of the program happen at one moment.
            Now = Math.Max(Now + 1, due.Time);
            action();
        }

        // The order of equal time stamps is the order of logging.
        return [.. _log.Where(e => e.Time < until).OrderBy(e => e.Time)];
    }

    private T Add<T>(T pool) where T : SimulatedPool
    {
        Pools.Add(pool);
        return pool;
    }
}
