namespace Rockpool.Tool.Tests.Processes;

/// <summary>Whole runs of the built tool.</summary>
internal static class Tool
{
    /// <summary>Runs it to its end.</summary>
    public static async Task<ProcessRun> RunAsync(params IEnumerable<string> arguments)
    {
        using RunningProcess tool = RunningProcess.Tool(arguments);
        return await tool.EndAsync();
    }
}
