namespace Rockpool.Tool.Tests;

public sealed class ArgumentTests
{
    [Theory]
    [InlineData("'bogus'", "bogus")]
    [InlineData("did you mean 'report'?", "repotr", "a.rockpool")]
    [InlineData("did you mean 'record'?", "recrd", "-p", "1")]
    [InlineData("did you mean 'demo'?", "Demo")]
    [InlineData("say what to record", "record")]
    [InlineData("'x' is not a process id", "record", "-p", "x")]
    [InlineData("'0' is not a process id", "record", "-p", "0")]
    [InlineData("exclude each other", "record", "-p", "1", "-n", "orders")]
    [InlineData("exclude each other", "record", "-p", "1", "--", "dotnet", "app.dll")]
    [InlineData("write -- before the command", "record", "dotnet", "app.dll")]
    [InlineData("'3' is not a duration", "record", "-p", "1", "--for", "3")]
    [InlineData("'-3s' is not a duration", "record", "-p", "1", "--for", "-3s")]
    [InlineData("'0s' is not a duration", "record", "-p", "1", "--for", "0s")]
    [InlineData("'forever' is not a duration", "record", "-p", "1", "--for", "forever")]
    [InlineData("'1000h' is not a duration", "record", "-p", "1", "--for", "1000h")]
    [InlineData("'0%' is not a budget", "record", "-p", "1", "--budget", "0%")]
    [InlineData("'150%' is not a budget", "record", "-p", "1", "--budget", "150%")]
    [InlineData("'2' is not a budget", "record", "-p", "1", "--budget", "2")]
    [InlineData("--exact has no budget", "record", "-p", "1", "--exact", "--budget", "2%")]
    [InlineData("--children goes with", "record", "-p", "1", "--children")]
    [InlineData("Required argument missing", "report")]
    [InlineData("'pdf' is not one of: text, json, html", "report", "a.rockpool", "--format", "pdf")]
    [InlineData("'fatal' is not one of: info, warning, error", "report", "a.rockpool", "--fail-on", "fatal")]
    [InlineData("'soon' is not a duration", "demo", "--for", "soon")]
    public async Task WrongArgumentsAreSaidInALineAndEndWithTwo(string expected, params string[] arguments)
    {
        ProcessRun run = (await Processes.Tool.RunAsync(arguments)).MustEndWith(2);
        Assert.Contains(expected, run.Error);
        Assert.Empty(run.Output);
        Assert.InRange(run.ErrorLines.Length, 1, 3);
    }

    /// <summary>A duration or a budget that is understood gets past the parser, to the process that is not there.</summary>
    [Theory]
    [InlineData("--for", "500ms")]
    [InlineData("--for", "10s")]
    [InlineData("--for", "1.5s")]
    [InlineData("--for", "2m")]
    [InlineData("--for", "1h")]
    [InlineData("--for", "10 s")]
    [InlineData("--budget", "2 %")]
    [InlineData("--budget", "2%")]
    [InlineData("--budget", "0.5%")]
    [InlineData("--budget", "0.02")]
    [InlineData("--budget", "1")]
    public async Task DurationsAndBudgetsHaveTheseForms(string option, string value)
    {
        ProcessRun run = (await Processes.Tool.RunAsync("record", "-p", "2147483647", option, value)).MustEndWith(2);
        Assert.Contains("2147483647", Assert.Single(run.ErrorLines, line => line.StartsWith("rockpool: ")));
    }
}
