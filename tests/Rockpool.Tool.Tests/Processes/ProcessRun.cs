namespace Rockpool.Tool.Tests.Processes;

/// <summary>A process that has ended.</summary>
internal sealed record ProcessRun(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of standard error.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Fails, showing everything, unless the process ended with the code.</summary>
    public ProcessRun MustEndWith(int code)
    {
        Assert.True(ExitCode == code, $"exit code {ExitCode} instead of {code}\n{Output}\n{Error}");
        Assert.DoesNotContain("   at Rockpool.", Error);
        return this;
    }
}
