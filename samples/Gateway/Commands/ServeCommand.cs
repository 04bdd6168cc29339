using System.CommandLine;
using System.Text.Json;
using Gateway.Reuse;
using Gateway.Serving;

namespace Gateway.Commands;

/// <summary><c>gateway serve</c>: the gateway itself, until Ctrl-C.</summary>
internal static class ServeCommand
{
    private static readonly Option<ReuseMode> _mode = new("--mode")
    {
        Description = "Who keeps memory for the next use.",
        DefaultValueFactory = _ => ReuseMode.Rockpool,
    };

    private static readonly Option<ReuseMode?> _connections = Tier("--connections", "Long connections and datagrams.");
    private static readonly Option<ReuseMode?> _requests = Tier("--requests", "Short requests.");
    private static readonly Option<ReuseMode?> _serialisation = Tier("--serialisation", "Messages and their frames.");

    private static readonly Option<Defect[]> _defects = new("--defect")
    {
        Description = "Something to do wrong; may be given several times.",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<bool> _withParent = new("--with-parent") { Description = "End when standard input ends." };

    public static Command Create()
    {
        var command = new Command("serve", "Serves on 127.0.0.1 and says where, in one line of JSON, until Ctrl-C.")
        {
            _mode, _connections, _requests, _serialisation, _defects, _withParent,
        };
        command.SetAction(ServeAsync);
        return command;
    }

    private static Option<ReuseMode?> Tier(string name, string what) =>
        new(name) { Description = $"{what} The mode for these alone." };

    private static async Task<int> ServeAsync(ParseResult parsed, CancellationToken interrupted)
    {
        Defects.Plant(parsed.GetValue(_defects)!);
        ReuseMode mode = parsed.GetValue(_mode);
        var tiers = Tiers.Of(
            parsed.GetValue(_connections) ?? mode, parsed.GetValue(_requests) ?? mode, parsed.GetValue(_serialisation) ?? mode);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
        if (parsed.GetValue(_withParent))
            _ = Task.Run(() => StopAfterParent(stopping), CancellationToken.None);
        await using GatewayServer server = await GatewayServer.StartAsync(tiers);
        Console.WriteLine(JsonSerializer.Serialize(server.Ports, GatewayJson.Default.Ports));
        await server.RunAsync(stopping.Token);
        return ExitCode.Success;
    }

    private static void StopAfterParent(CancellationTokenSource stopping)
    {
        Console.In.ReadToEnd();
        stopping.Cancel();
    }
}
