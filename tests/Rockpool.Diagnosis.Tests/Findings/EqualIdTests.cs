using CsCheck;
using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

/// <summary>Items seen again after a stretch without data: back from a long hold, or others of the same hash.</summary>
public class EqualIdTests
{
    // So few that what takes millions of arrays with 26 bits takes hundreds.
    private const int FewBits = 18;

    private const int Programs = 20;

    [Fact]
    public void A_leak_is_found_although_lost_ids_are_met_again_by_chance()
    {
        int found = 0;
        double expected = 0;
        long seenAgain = 0;
        for (int seed = 0; seed < Programs; seed++)
        {
            SimulatedProgram program = new(seed, 0);
            program.AddShared(FewBits);
            Site(program, "Shop.Leaky.Read", 2000, p => p.Exponential(0.002), leakShare: 0.1);
            Finding leak = Assert.Single(program.Diagnose(Windowed).Findings, f => f is { Rule: "RP1001", Site: not null });
            Assert.Equal("Shop.Leaky.Read", leak.Site?.Method);
            if (leak.Severity == Severity.Error) found++;
            seenAgain += Fact<long>(leak, "seenAgainByEqualIds") + Fact<long>(leak, "returnsLaterThanThat");
            expected += Fact<double>(leak, "expectedEqualIds");
        }

        // One leak in ten has more equal ids than chance is believed to make; fewer than 14 are found of 20 once in 400 runs.
        Assert.InRange(found, 14, Programs);
        Assert.True(expected > Programs / 2.0, $"{expected} equal ids expected");

        // Within four standard deviations, and a tenth for what the intervals leave out.
        Assert.InRange(seenAgain, (0.9 * expected) - (4 * Math.Sqrt(expected)), (1.1 * expected) + (4 * Math.Sqrt(expected)));
    }

    [Fact]
    public void Items_that_come_back_in_later_windows_are_no_leak_however_few_bits_their_ids_have() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Double[0.001, 0.1], Gen.Int[FewBits, 26]).Sample(
            (seed, slow, bits) =>
            {
                // Held for longer than a window, and none of them before the recording: nothing but being seen again
                // tells that they are not lost.
                SimulatedProgram program = new(seed, 0);
                program.AddShared(bits);
                Site(
                    program, "Shop.Slow.Read", 2000,
                    p => p.Random.NextDouble() < slow ? 2.1 + (3 * p.Random.NextDouble()) : p.Exponential(0.002));
                Assert.Empty(program.Diagnose(Windowed).Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Describe()));
            },
            iter: LongTests.Asked ? 500 : 30, threads: 1);

    [Fact]
    public void Exact_ids_that_are_seen_again_came_back()
    {
        SimulatedProgram program = new(1, 0);
        program.AddShared(idBits: 62);
        Site(program, "Shop.Slow.Read", 2000, p => p.Random.Next(100) == 0 ? 2.1 + p.Random.NextDouble() : p.Exponential(0.002));
        Finding outstanding = Assert.Single(program.Diagnose(Windowed).Findings, f => f.Rule == "RP1001");
        Assert.Equal(Severity.Info, outstanding.Severity);
        Assert.True(Fact<long>(outstanding, "returnsLaterThanThat") > 0);
    }

    private static RecordingPlan Windowed => new(CleanPrograms.Duration) { Windows = [Second(0, 2), Second(4, 6), Second(8, 10)] };

    private static Stretch Second(double from, double to) => new((long)(from * 1e9), (long)(to * 1e9));

    private static T Fact<T>(Finding finding, string name) where T : struct =>
        finding.Evidence.FirstOrDefault(e => e.Name == name)?.Value is T value ? value : default;

    private static void Site(
        SimulatedProgram program, string method, double perSecond, Func<SimulatedProgram, double> hold, double leakShare = 0) =>
        new SimulatedSite
        {
            Method = method,
            Pool = program.Pools[0],
            PerSecond = perSecond,
            HoldSeconds = hold,
            LeakShare = leakShare,
        }.Start(program);
}
