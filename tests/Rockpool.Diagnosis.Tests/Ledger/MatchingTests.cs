using CsCheck;
using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Ledger;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Ledger;

/// <summary>The ledger against the simulator's truth.</summary>
public class MatchingTests
{
    private const long Duration = 3_000_000_000;

    [Fact]
    public void Every_tenancy_of_ids_without_collision_is_matched_right() =>
        Gen.Int[0, 1_000_000].Sample(
            seed =>
            {
                SimulatedProgram program = Shop(seed, idBits: 40);
                TenancyLedger ledger = Keep(program, new RecordingPlan(Duration));
                for (int stack = 1; stack <= program.Stacks.Count; stack++)
                    Assert.Equal(TrueHolds(program, stack), Holds(ledger, stack));
            },
            iter: 30, threads: 1);

    [Fact]
    public void With_many_collisions_the_counts_stay_right_and_no_return_is_too_many() =>
        Gen.Int[0, 1_000_000].Sample(
            seed =>
            {
                // 64 ids for some hundred arrays: nearly every id is shared.
                SimulatedProgram program = Shop(seed, idBits: 6);
                TenancyLedger ledger = Keep(program, new RecordingPlan(Duration));
                long openTrue = program.Tenancies.Count(t => t.Returned is null or >= Duration);
                long open = 0;
                foreach (TenancyEntry entry in ledger.Tenancies.Entries) open += entry.Open;
                Assert.Equal(openTrue, open);
                Assert.Empty(Accused(ledger));
            },
            iter: 30, threads: 1);

    [Fact]
    public void Late_logs_of_a_created_pool_are_never_a_return_too_many() =>
        Gen.Int[0, 1_000_000].Sample(
            seed =>
            {
                SimulatedProgram program = new(seed, -1_000_000_000);
                ShelfPoolModel pool = program.AddShelves();
                new SimulatedSite
                {
                    Method = "Shop.Own.Use",
                    Pool = pool,
                    PerSecond = 20_000,
                    HoldSeconds = p => p.Exponential(0.0001),
                }.Start(program);
                TenancyLedger ledger = Keep(program, new RecordingPlan(500_000_000));
                Assert.True(ledger.Pools.Single().RentsOfOut > 0, "the simulation has late logs");
                Assert.Empty(Accused(ledger));
            },
            iter: 20, threads: 1);

    [Fact]
    public void The_thread_slots_replayed_are_those_of_the_pool() =>
        Gen.Int[0, 1_000_000].Sample(
            seed =>
            {
                SimulatedProgram program = Shop(seed, idBits: 40);
                SharedPoolModel pool = (SharedPoolModel)program.Pools[0];
                TenancyLedger ledger = Keep(program, new RecordingPlan(Duration));
                ThreadSlots slots = ledger.Pools.Single().Slots!;
                Assert.Equal((pool.SlotHits, 0), (slots.SlotHits, slots.Contradictions));

                // What a thread's slot held when the recording began is not known: its first rent is of no tier.
                Assert.InRange(slots.SharedHits, pool.ShelfHits - 4, pool.ShelfHits);
            },
            iter: 20, threads: 1);

    [Fact]
    public void The_item_that_a_full_shelf_lost_is_the_one_pushed_out_of_the_slot()
    {
        SimulatedProgram program = Shop(1, idBits: 40, shelfPlaces: 1);
        SharedPoolModel pool = (SharedPoolModel)program.Pools[0];
        List<ulong> lost = [];
        ThreadSlots slots = new();
        foreach (SimulatedEvent happening in program.Run(Duration))
        {
            if (happening.Kind == PoolEventKind.Return) slots.Return(happening.Thread, happening.Bucket, happening.Item);
            if (happening.Kind == PoolEventKind.Rent)
                slots.Rent(happening.Thread, SimulatedPool.ClassOf(happening.Given), happening.Item, happening.Bucket == -1);
            if (happening.Kind == PoolEventKind.Drop && slots.TryGetDropped(happening.Thread, out ulong item)) lost.Add(item);
        }

        Assert.NotEmpty(lost);
        Assert.Equal(pool.TurnedAway, lost);
    }

    [Fact]
    public void Whatever_threads_lose_no_return_is_called_one_too_many() =>
        Gen.Int[0, 1_000_000].Sample(
            seed =>
            {
                SimulatedProgram program = Shop(seed, idBits: 26);
                RecordingPlan plan = new(Duration) { Losses = RandomLosses(seed) };
                TenancyLedger ledger = Keep(program, plan);
                Assert.Empty(Accused(ledger));
            },
            iter: 50, threads: 1);

    private static List<(int Thread, Stretch Stretch)> RandomLosses(int seed)
    {
        Random random = new(seed);
        List<(int Thread, Stretch Stretch)> losses = [];
        for (int thread = 0; thread < 4; thread++)
        {
            for (long at = random.NextInt64(Duration / 4); at < Duration; at += random.NextInt64(Duration / 2))
            {
                long length = random.NextInt64(200_000_000);
                losses.Add((thread, new Stretch(at, at + length)));
                at += length;
            }
        }

        return losses;
    }

    private static SimulatedProgram Shop(int seed, int idBits, int shelfPlaces = 64)
    {
        SimulatedProgram program = new(seed, 0);
        SharedPoolModel pool = program.AddShared(idBits, shelfPlaces);
        Start("Shop.Short.Hold", 2000, 0.001, null);
        Start("Shop.Long.Hold", 100, 0.5, null);
        Start("Shop.Handed.Over", 500, 0.002, 3);
        return program;

        void Start(string method, double perSecond, double hold, int? returnThread) =>
            new SimulatedSite
            {
                Method = method,
                Pool = pool,
                PerSecond = perSecond,
                HoldSeconds = p => p.Exponential(hold),
                ReturnThread = returnThread,
            }.Start(program);
    }

    private static TenancyLedger Keep(SimulatedProgram program, RecordingPlan plan)
    {
        using SimulatedJournal journal = new(program, program.Run(plan.Duration), plan);
        TenancyLedger ledger = new(journal.Catalog);
        JournalBatch batch = new();
        while (journal.Read(batch))
        {
            ledger.Add(batch);
            batch.Clear();
        }

        return ledger;
    }

    private static List<ExcessReturn> Accused(TenancyLedger ledger)
    {
        List<ExcessReturn> accused = [];
        foreach (ExcessReturn excess in ledger.Tenancies.Excess.Judge())
            if (ledger.Windows.IsSettled(excess.From, excess.At, ledger.Tenancies.Now)) accused.Add(excess);
        return accused;
    }

    private static List<long> TrueHolds(SimulatedProgram program, int stack)
    {
        LogHistogram holds = new();
        foreach (SimulatedTenancy tenancy in program.Tenancies)
            if (tenancy.Stack == stack && tenancy.Returned is { } returned && returned < Duration) holds.Add(returned - tenancy.Rented);
        return Counts(holds);
    }

    private static List<long> Holds(TenancyLedger ledger, int stack) =>
        Counts(ledger.Sites.ElementAtOrDefault(stack)?.Returned ?? new LogHistogram());

    private static List<long> Counts(LogHistogram holds) => [.. Enumerable.Range(0, LogHistogram.Bins).Select(bin => holds[bin])];
}
