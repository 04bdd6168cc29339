namespace Rockpool.Tests.Programs;

/// <summary>An idle minute after the load a program's heap is as if it had never pooled.</summary>
public sealed class IdleHeapTests
{
    private const string Minute = "60";

    [Fact]
    public async Task AnIdleMinuteAfterTheLoadTheHeapIsThatOfAProgramWithoutPools()
    {
        Assert.SkipUnless(LongTests.Asked, LongTests.Reason);
        // Both at once: they share no memory, and a minute is long.
        (long Heap, long Reused)[] runs = await Task.WhenAll(RunAsync("pooled"), RunAsync("new"));
        Assert.True(runs[0].Reused > 1000, "the load pooled nothing");
        Assert.Equal(0, runs[1].Reused);
        TestContext.Current.SendDiagnosticMessage($"{runs[0].Heap} bytes with pools, {runs[1].Heap} without");
        Assert.InRange(runs[0].Heap, 0, runs[1].Heap * 11 / 10);
    }

    private static async Task<(long Heap, long Reused)> RunAsync(string pages)
    {
        string[] said = (await Run.InSettingAsync(Setting.Plain, "idle", pages, Minute)).MustSucceed().Split();
        return (long.Parse(said[0]), long.Parse(said[1]));
    }
}
