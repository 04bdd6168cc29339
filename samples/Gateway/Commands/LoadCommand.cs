using System.CommandLine;
using System.Text.Json;
using Gateway.Load;

namespace Gateway.Commands;

/// <summary><c>gateway load</c>: a load on a gateway that serves, and what it saw as one line of JSON.</summary>
internal static class LoadCommand
{
    private static readonly Option<int> _port = Ranged.Option("--http", "The gateway's HTTP port.", 1, 65_535);
    private static readonly LoadFlags _flags = new();

    public static Command Create()
    {
        _port.Required = true;
        var command = new Command("load", "Loads a gateway and checks every message: one line of JSON.") { _port };
        _flags.AddTo(command);
        command.SetAction(LoadAsync);
        return command;
    }

    private static async Task<int> LoadAsync(ParseResult parsed, CancellationToken interrupted)
    {
        using var run = new LoadRun(_flags.Read(parsed), parsed.GetValue(_port));
        LoadReport report = await run.RunAsync(interrupted);
        Console.WriteLine(JsonSerializer.Serialize(report, GatewayJson.Default.LoadReport));
        return report.IsRight ? ExitCode.Success : ExitCode.Wrong;
    }
}
