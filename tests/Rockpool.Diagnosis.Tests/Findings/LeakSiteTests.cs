using CsCheck;
using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

public class LeakSiteTests
{
    [Fact]
    public void A_leak_is_not_silent_for_as_long_as_nothing_was_recorded_at_the_end()
    {
        using ScriptedJournal journal = new();
        journal.AddPool();
        int stack = journal.AddStack("Shop.Leaky.Read");
        for (ulong i = 0; i < 2000; i++)
        {
            journal.Now += 500_000;
            journal.Event(PoolEventKind.Rent, 0, i, stack: stack);
            if (i % 40 != 39) journal.Event(PoolEventKind.Return, 0, i);
        }

        journal.Now = 2_800_000_000;
        journal.Gap(new Gap(GapKind.NotRecorded, 1_000_000_000, 2_800_000_000, null, 0));
        journal.Event(PoolEventKind.Trim, 0, 5000);
        journal.About = journal.About with { Duration = 4_000_000_000, PoolCoverage = [new Stretch(0, 1_000_000_000)] };

        Finding finding = Assert.Single(journal.Diagnose().Findings, f => f.Severity == Severity.Error);
        Assert.Equal(("RP1001", "Shop.Leaky.Read"), (finding.Rule, finding.Site?.Method));
    }

    [Fact]
    public void A_note_without_a_place_says_why_and_where_its_like_were_rented()
    {
        using ScriptedJournal journal = new();
        journal.AddPool();
        int known = journal.AddStack("Sdk.Manifests.Read");
        int nameless = journal.AddStack([new("System.Buffers.SharedArrayPool`1.Rent", null, null, null, "System.Byte"), new(null, null, null, null, null)]);
        foreach (int stack in (int[])[known, 0, nameless])
        {
            for (ulong i = 0; i < 8; i++)
            {
                journal.Now += 1_000_000;
                journal.Event(PoolEventKind.Rent, 0, i + ((ulong)stack * 100), given: 4096, stack: stack, bucket: 8);
                if (i % 2 == 0) journal.Event(PoolEventKind.Return, 0, i + ((ulong)stack * 100), given: 4096);
            }
        }

        journal.Now = 10_000_000_000;
        IReadOnlyList<Finding> notes = journal.Diagnose().Findings;
        Finding unstacked = Assert.Single(notes, f => f.Advice.Contains("while no stacks were recorded", StringComparison.Ordinal));
        Assert.Equal(("size", 4096L), (unstacked.Evidence[0].Name, unstacked.Evidence[0].Value));
        Assert.Equal("Sdk.Manifests.Read", ((Site)unstacked.Fact("alikeAt")).Method);
        Assert.Single(notes, f => f.Advice.Contains("name no method", StringComparison.Ordinal));
        Assert.Single(notes, f => f.Site?.Method == "Sdk.Manifests.Read");
        Assert.Equal(3, notes.Count);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(600, false)]
    public void More_than_an_hour_of_recording_is_not_advised(int seconds, bool advised)
    {
        using ScriptedJournal journal = new();
        journal.AddPool();
        int stack = journal.AddStack("Shop.Orders.Read");
        for (ulong i = 0; i < 20; i++)
        {
            journal.Now += 1_000_000;
            journal.Event(PoolEventKind.Rent, 0, i, stack: stack);
            if (i != 10) journal.Event(PoolEventKind.Return, 0, i);
        }

        journal.Now = seconds * 1_000_000_000L;
        Finding note = Assert.Single(journal.Diagnose().Findings);
        Assert.Equal(("RP1001", Severity.Info), (note.Rule, note.Severity));
        Assert.Equal(advised, note.Advice.Contains("would decide it", StringComparison.Ordinal));
    }

    [Fact]
    public void A_leak_of_one_rent_in_a_thousand_is_found_at_its_place()
    {
        int found = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            SimulatedProgram program = CleanPrograms.Make(seed);
            Leak(program, 1000, 0.001);
            List<Finding> errors = Worse(program.Diagnose(new RecordingPlan(CleanPrograms.Duration)));
            Assert.All(errors, f => Assert.Equal(("RP1001", "Shop.Leaky.Read"), (f.Rule, f.Site?.Method)));
            found += errors.Count;
        }

        Assert.InRange(found, 18, 20);
    }

    [Fact]
    public void A_leak_is_found_from_windows_with_bursts_of_stacks()
    {
        int found = 0;
        for (int seed = 0; seed < 10; seed++)
        {
            SimulatedProgram program = CleanPrograms.Make(seed);
            Leak(program, 5000, 0.02);
            RecordingPlan plan = Windowed();
            List<Finding> errors = Worse(program.Diagnose(plan));
            Assert.All(errors, f => Assert.Equal("RP1001", f.Rule));
            Assert.All(errors, f => Assert.True(f.Site is null || f.Site.Method == "Shop.Leaky.Read", f.Describe()));
            found += errors.Count(f => f.Site is not null);
        }

        Assert.InRange(found, 8, 10);
    }

    [Fact]
    public void Clean_programs_stay_silent_in_windows_and_under_loss() =>
        Gen.Int[0, 1_000_000].Sample(
            seed =>
            {
                RecordingPlan plan = Windowed() with { Losses = [(1, Second(1, 1.4)), (2, Second(5, 5.2)), (0, Second(8.9, 9.1))] };
                Assert.Empty(Worse(CleanPrograms.Make(seed).Diagnose(plan)).Select(f => f.Describe()));
            },
            iter: LongTests.Asked ? 500 : 30, threads: 1);

    // A recorder tells no gap where it goes on for less than a second without the pools.
    [Theory]
    [InlineData(0)]
    [InlineData(0.01)]
    public void What_is_out_when_rents_are_no_longer_recorded_is_watched_no_longer(double leakShare)
    {
        int found = 0;
        for (int seed = 0; seed < 10; seed++)
        {
            SimulatedProgram program = new(seed, -5_000_000_000);
            program.AddShared();
            Leak(program, 2000, leakShare, holdSeconds: 0.02);
            RecordingPlan plan = new(CleanPrograms.Duration) { Windows = [Second(0, 2), Second(4, 6), Second(7.2, 9.2)] };
            found += Worse(program.Diagnose(plan)).Count;
        }

        Assert.InRange(found, leakShare > 0 ? 9 : 0, leakShare > 0 ? 10 : 0);
    }

    [Fact]
    public void The_interval_of_the_share_never_returned_covers_the_truth()
    {
        int covered = 0;
        int found = 0;
        const int Programs = 60;
        for (int seed = 0; seed < Programs; seed++)
        {
            SimulatedProgram program = new(seed, 0);
            program.AddShared();
            Leak(program, 2000, 0.01);
            Finding leak = Assert.Single(program.Diagnose(new RecordingPlan(4_000_000_000)).Findings, f => f.Rule == "RP1001");
            if (leak.Severity == Severity.Error) found++;
            Estimate share = (Estimate)leak.Evidence.Single(e => e.Name == "shareNeverReturned").Value;
            if (share.Low <= 0.01 && share.High >= 0.01) covered++;
        }

        // Of 60 intervals of 95 %, 53 or more cover in 99 of 100 runs.
        Assert.InRange(covered, 53, Programs);

        // One even leak in a hundred looks uneven enough to be taken for a cache.
        Assert.InRange(found, 57, Programs);
    }

    [Fact]
    public void Survival_estimates_cover_an_exponential_truth()
    {
        int inside = 0;
        int points = 0;
        for (int seed = 0; seed < 40; seed++)
        {
            SimulatedProgram program = new(seed, 0);
            program.AddShared();
            Leak(program, 200, 0.05, holdSeconds: 0.2);
            Finding leak = Assert.Single(program.Diagnose(new RecordingPlan(6_000_000_000)).Findings, f => f.Rule == "RP1001");
            SurvivalPoint point = leak.Survival!.Points.Last(p => p.Seconds < 0.3);
            double truth = 0.05 + (0.95 * Math.Exp(-point.Seconds / 0.2));
            points++;
            if (point.Share.Low <= truth && truth <= point.Share.High) inside++;
        }

        // Of 40 intervals of 95 %, 34 or more cover in 99 of 100 runs.
        Assert.InRange(inside, 34, points);
    }

    [Fact]
    public void A_place_whose_late_items_come_back_is_outstanding_at_most()
    {
        SimulatedProgram program = new(5, -5_000_000_000);
        program.AddShared();
        new SimulatedSite
        {
            Method = "Shop.Tail.Run",
            Pool = program.Pools[0],
            PerSecond = 500,
            HoldSeconds = p => p.Random.Next(1000) == 0 ? 2 + p.Exponential(1) : p.Exponential(0.002),
        }.Start(program);
        Assert.Empty(Worse(program.Diagnose(new RecordingPlan(CleanPrograms.Duration))).Select(f => f.Describe()));
    }

    private static Stretch Second(double from, double to) => new((long)(from * 1e9), (long)(to * 1e9));

    private static RecordingPlan Windowed() => new(CleanPrograms.Duration)
    {
        Windows = [Second(0, 2), Second(4, 6), Second(8, 10)],
        Bursts = [Second(0.1, 0.6), Second(4.1, 4.6), Second(8.1, 8.6)],
    };

    private static List<Finding> Worse(DiagnosisResult result) => [.. result.Findings.Where(f => f.Severity >= Severity.Warning)];

    private static void Leak(SimulatedProgram program, double perSecond, double share, double holdSeconds = 0.002) =>
        new SimulatedSite
        {
            Method = "Shop.Leaky.Read",
            Pool = program.Pools[0],
            PerSecond = perSecond,
            LeakShare = share,
            HoldSeconds = p => p.Exponential(holdSeconds),
            Size = 512,
        }.Start(program);
}
