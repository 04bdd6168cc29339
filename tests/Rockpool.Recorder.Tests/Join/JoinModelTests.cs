using CsCheck;
using Rockpool.Recorder.Snapshot;
using Xunit;

namespace Rockpool.Recorder.Tests.Join;

/// <summary>
/// The join against a process whose truth is known: what every thread did, and which sessions it told when. Stacks are
/// as deep as an event's number says, so that a stack at the wrong event shows.
/// </summary>
public sealed class JoinModelTests : IDisposable
{
    private const long End = 900_000;

    private static readonly int Iterations = Environment.GetEnvironmentVariable("ROCKPOOL_LONG_TESTS") == "1" ? 3000 : 40;

    private static readonly int[][] Orders =
        [[10, 20, 30], [10, 30, 20], [20, 10, 30], [20, 30, 10], [30, 10, 20], [30, 20, 10]];

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Every_event_counts_once_and_has_its_own_stack()
    {
        Gen.Select(Gen.Int[0, int.MaxValue - 1], Gen.Int[1, 5], Gen.Int[2, 6], Gen.Int[0, 5]).Sample((seed, threads, items, order) =>
        {
            ModelSession[] sessions = Sessions(order, loss: 0);
            (ModelProcess process, JournalContents journal) = Record(sessions, threads, items, handOff: false, seed);
            Dictionary<int, int> depths = Numbers(process, journal).Zip(journal.Depths).ToDictionary();
            Assert.Equal(
                process.Events.Where(happening => IsToBeTold(happening, sessions)).Select(happening => happening.Number),
                depths.Keys.Order());
            foreach ((int number, int depth) in depths)
            {
                // An event of a thread that was told to A or C always differs from its neighbours: no copy is in doubt.
                bool hasStack = process.Events[number].Copies.Exists(copy => copy.Session.HasStacks);
                Assert.Equal(hasStack ? process.Events[number].Depth : 0, depth);
            }
        }, iter: Iterations, threads: 1);
    }

    [Fact]
    public void Losses_and_look_alikes_never_lead_to_a_wrong_stack_or_a_second_count()
    {
        Gen.Select(Gen.Int[0, int.MaxValue - 1], Gen.Int[1, 5], Gen.Int[1, 3], Gen.Int[0, 5], Gen.Bool, Gen.Double[0, 0.5])
            .Sample((seed, threads, items, order, handOff, loss) =>
            {
                ModelSession[] sessions = Sessions(order, loss);
                (ModelProcess process, JournalContents journal) = Record(sessions, threads, items, handOff, seed);
                int[] numbers = Numbers(process, journal);
                Assert.Equal(numbers.Length, numbers.Distinct().Count());
                for (int i = 0; i < numbers.Length; i++)
                {
                    if (journal.Depths[i] != 0) Assert.Equal(process.Events[numbers[i]].Depth, journal.Depths[i]);
                }
            }, iter: 2 * Iterations, threads: 1);
    }

    // A from early to late, B all the time, two bursts of C; A comes back once more. In any order of the three.
    private static ModelSession[] Sessions(int order, double loss)
    {
        int[] slots = Orders[order];
        return
        [
            ModelSession.Between(SessionRole.AllEvents, slots[0], 20_000, 500_000, loss),
            ModelSession.Between(SessionRole.RareStacks, slots[1], 40_000, 800_000, loss / 2),
            ModelSession.Between(SessionRole.BurstStacks, slots[2], 100_000, 200_000, loss),
            ModelSession.Between(SessionRole.BurstStacks, slots[2] + 1, 320_000, 450_000, loss),
            ModelSession.Between(SessionRole.AllEvents, slots[0] + 1, 600_000, 780_000, loss),
        ];
    }

    private (ModelProcess Process, JournalContents Journal) Record(
        ModelSession[] sessions, int threads, int items, bool handOff, int seed)
    {
        ModelProcess process = new(sessions, threads, items, handOff, new Random(seed));
        process.RunUntil(End);
        ModelRecording.Write(_path, process, sessions);
        return (process, new JournalContents(_path));
    }

    // Rents and returns where A covers, the rare ones where anything tells of them. The first telling is the event's time.
    private static bool IsToBeTold(ModelEvent happening, ModelSession[] sessions)
    {
        if (happening.Copies.Find(copy => copy.Time >= sessions[0].Confirmed) is not { Time: long time }) return false;
        return happening.Kind is ModelKind.Allocated or ModelKind.Dropped
            || sessions.Any(session => session.Role == SessionRole.AllEvents && time >= session.Confirmed && time < session.Stopping);
    }

    // The number of the event that each row of the journal tells of: no two tellings have the same time.
    private static int[] Numbers(ModelProcess process, JournalContents journal)
    {
        Dictionary<long, int> byTime = [];
        long origin = 0;
        foreach (ModelCopy copy in process.Events.SelectMany(happening => happening.Copies))
        {
            if (copy.Session.Role == SessionRole.AllEvents && origin == 0) origin = copy.Session.Confirmed;
            byTime[copy.Time] = copy.Event.Number;
        }

        return [.. journal.Rows.Select(row => byTime[row.Time + origin])];
    }
}
