using Rockpool.Guard;

namespace Rockpool.Tests.Guard;

/// <summary>A program without mistakes is not accused, whatever its threads do and whenever the level changes.</summary>
[Collection(nameof(GuardCollection))]
public sealed class CleanTrafficTests
{
    private const int Mailboxes = 16;
    private static readonly TimeSpan BetweenSamples = TimeSpan.FromMilliseconds(1);

    [Theory]
    [InlineData(GuardLevel.Full, 20_000)]
    [InlineData(GuardLevel.Sampled, 1_000_000)]
    public void AtOneLevel(GuardLevel level, int operations)
    {
        using var watching = new Watching(level);
        Run(operations, disturb: _ => { });
        Assert.Empty(watching.Found);
    }

    [Fact]
    public void WhileTheLevelChanges()
    {
        using var watching = new Watching(GuardLevel.Full);
        Run(100_000, disturb: round => RockpoolGuard.Level = (GuardLevel)(round % 3));
        Assert.Empty(watching.Found);
    }

    private static void Run(int operations, Action<int> disturb)
    {
        using Pool<Parcel> pool = new(default(ParcelPolicy));
        using Pool<Parcel> kin = new(default(ParcelPolicy));
        var mailboxes = new Parcel?[Mailboxes];
        Task[] work = [.. Enumerable.Range(0, 4).Select(seed => Task.Factory.StartNew(
            () => Work(seed % 3 == 2 ? kin : pool, seed % 3 == 2 ? new Parcel?[1] : mailboxes, seed, operations),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        for (int round = 0; !Task.WaitAll(work, BetweenSamples); round++)
        {
            disturb(round);
            ((IGuarded)pool).Sample();
            ((IGuarded)kin).Sample();
            if (round % 16 == 0)
                pool.Trim();
            if (round % 64 == 0)
                GC.Collect();
        }

        Assert.Equal(0, pool.Statistics.Outstanding);
    }

    private static void Work(Pool<Parcel> pool, Parcel?[] mailboxes, int seed, int operations)
    {
        var random = new Random(seed);
        var held = new Stack<Parcel>();
        for (int i = 0; i < operations; i++)
        {
            if (held.Count == 0 || (random.Next(2) == 0 && held.Count < 10))
            {
                held.Push(pool.Rent());
                held.Peek().Weight = i;
            }
            else if (random.Next(4) > 0)
            {
                pool.Return(held.Pop());
            }
            else if (Interlocked.Exchange(ref mailboxes[random.Next(mailboxes.Length)], held.Pop()) is { } other)
            {
                pool.Return(other);
            }
        }

        foreach (Parcel item in held)
            pool.Return(item);
        for (int i = 0; i < mailboxes.Length; i++)
        {
            if (Interlocked.Exchange(ref mailboxes[i], null) is { } left)
                pool.Return(left);
        }
    }
}
