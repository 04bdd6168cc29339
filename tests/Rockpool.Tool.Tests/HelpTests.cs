namespace Rockpool.Tool.Tests;

public sealed class HelpTests
{
    [Fact]
    public async Task AloneItShowsItsHelp()
    {
        ProcessRun run = (await Processes.Tool.RunAsync()).MustEndWith(0);
        Assert.All(["ps", "record", "report", "demo", "Examples:"], word => Assert.Contains(word, run.Output));
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task ItIsAVerbToo()
    {
        ProcessRun run = (await Processes.Tool.RunAsync("help")).MustEndWith(0);
        Assert.Equal((await Processes.Tool.RunAsync("--help")).Output, run.Output);
        run = (await Processes.Tool.RunAsync("help", "record")).MustEndWith(0);
        Assert.Equal((await Processes.Tool.RunAsync("record", "--help")).Output, run.Output);
    }

    [Theory]
    [InlineData("ps", "rockpool ps")]
    [InlineData("record", "--for <10s>")]
    [InlineData("record", "rockpool record -p 1234 --for 10s")]
    [InlineData("report", "--fail-on <info|warning|error>")]
    [InlineData("report", "rockpool report a.rockpool")]
    [InlineData("demo", "rockpool demo")]
    public async Task EveryVerbHasHelpWithExamples(string verb, string expected)
    {
        ProcessRun run = (await Processes.Tool.RunAsync(verb, "--help")).MustEndWith(0);
        Assert.Contains(expected, run.Output);
        Assert.Contains("Examples:", run.Output);
    }

    [Fact]
    public async Task TheVersionIsThePackages()
    {
        ProcessRun run = (await Processes.Tool.RunAsync("--version")).MustEndWith(0);
        Assert.Matches(@"^\d+\.\d+\.\d+", run.Output);
    }

    /// <summary>Help goes through a wrapper: it must not lose the parser's own text where the rest of the line is wrong.</summary>
    [Fact]
    public async Task HelpIsShownWhateverElseIsOnTheLine()
    {
        ProcessRun run = (await Processes.Tool.RunAsync("record", "-p", "x", "--help")).MustEndWith(0);
        Assert.Contains("--budget", run.Output);
    }
}
