using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Tests.Simulation;

/// <summary>A pool of the simulated program.</summary>
public abstract class SimulatedPool(SimulatedProgram program, int index, int idBits)
{
    protected SimulatedProgram Program => program;

    public int Index => index;

    public int IdBits => idBits;

    public long AllocatedItems { get; private set; }

    public static short ClassOf(long size) => (short)(size <= 16 ? 0 : System.Numerics.BitOperations.Log2((ulong)size - 1) - 3);

    public abstract SimulatedItem Rent(int thread, long size, int stack, int tenancy);

    public abstract void Return(int thread, SimulatedItem item, int stack, int tenancy);

    public abstract void Trim();

    public SimulatedItem Allocate(long size)
    {
        AllocatedItems++;
        return new SimulatedItem((ulong)Program.Random.NextInt64(1L << idBits), size);
    }

    protected void Log(
        PoolEventKind kind, int thread, SimulatedItem item, int stack, int tenancy,
        short bucket = 0, PoolEventReason reason = PoolEventReason.None, long delay = 0) =>
        Program.Log(new SimulatedEvent(
            Program.Now + delay, thread, kind, reason, index, item.Id, bucket, item.Size, stack, tenancy));
}
