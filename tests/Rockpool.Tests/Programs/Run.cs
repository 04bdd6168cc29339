using System.Diagnostics;

namespace Rockpool.Tests.Programs;

/// <summary>A program that ran to its end.</summary>
internal sealed record Run(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Runs the program that shows pools in settings of their own.</summary>
    /// <param name="environment">Variables that it has beside this process's; null takes one away.</param>
    /// <param name="arguments">What it shows.</param>
    public static Task<Run> InSettingAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        string folder = Path.GetRelativePath(Repository.Path("tests", "Rockpool.Tests"), AppContext.BaseDirectory);
        return ToEndAsync(Repository.Path("tests", "Targets", "SettingTarget", folder, "SettingTarget"), environment, arguments);
    }

    /// <summary>Runs a program and reads what it says, on both streams.</summary>
    public static async Task<Run> ToEndAsync(
        string program, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string? value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
            Task<string> error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new Run(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>What it said, if it ended well.</summary>
    public string MustSucceed()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}: {Output}{Error}");
        return Output;
    }
}
