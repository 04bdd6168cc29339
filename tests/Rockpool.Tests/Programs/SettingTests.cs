namespace Rockpool.Tests.Programs;

/// <summary>What pools do in a process that nobody prepared for a test: the collector and the environment rule there.</summary>
public sealed class SettingTests
{
    [Fact]
    public async Task WhatNobodyRentsSurvivesOneGen2CollectionAndNotTwo()
    {
        string said = (await Run.InSettingAsync(Setting.Plain, "tides")).MustSucceed();
        Assert.Equal(["100 100", "0 0"], said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task PoolsKeepToAnEighthOfWhatTheContainerAllows()
    {
        const long Allowed = 128L << 20;
        var container = new Dictionary<string, string?>(Setting.Plain) { ["DOTNET_GCHeapHardLimit"] = $"{Allowed:x}" };
        long[] said = [.. (await Run.InSettingAsync(container, "limit")).MustSucceed().Split(' ').Select(long.Parse)];
        Assert.Equal(Allowed, said[0]);
        Assert.Equal(Allowed / 8, said[1]);
        Assert.Equal(Allowed / 4, said[2]);
        Assert.InRange(said[3], 1, Allowed / 8);
    }

    [Fact]
    public async Task InABurstBeyondWhatTheContainerAllowsRentsSucceedAndIdleArraysGiveWay()
    {
        const long Allowed = 128L << 20;
        var container = new Dictionary<string, string?>(Setting.Plain) { ["DOTNET_GCHeapHardLimit"] = $"{Allowed:x}" };
        long[] said = [.. (await Run.InSettingAsync(container, "burst")).MustSucceed().Split(' ').Select(long.Parse)];
        Assert.InRange(said[0], Allowed / 4, Allowed / 2);
        Assert.InRange(said[1], Allowed / 2, Allowed);
        Assert.True(said[0] + said[1] > Allowed, "There was room for both.");
        Assert.InRange(said[2], 0, Allowed / 8);
    }

    [Theory]
    [InlineData(null, GuardLevel.Off)]
    [InlineData("", GuardLevel.Off)]
    [InlineData("off", GuardLevel.Off)]
    [InlineData("sampled", GuardLevel.Sampled)]
    [InlineData("full", GuardLevel.Full)]
    [InlineData("FULL", GuardLevel.Full)]
    [InlineData("everything", GuardLevel.Off)]
    [InlineData("2", GuardLevel.Off)]
    public async Task TheEnvironmentSaysWhatTheGuardDoes(string? variable, GuardLevel level) =>
        Assert.Equal($"{level}", (await Run.InSettingAsync(Setting.Guarded(variable), "level")).MustSucceed().Trim());

    [Theory]
    [InlineData("off")]
    [InlineData("sampled")]
    [InlineData("full")]
    public async Task AProcessEndsWithItemsOutAndNobodyIsAccused(string guard)
    {
        Run run = await Run.InSettingAsync(Setting.Guarded(guard), "outstanding", "3");
        Assert.Equal((3, "", ""), (run.ExitCode, run.Output, run.Error));
    }
}
