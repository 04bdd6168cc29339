using System.CommandLine;
using Gateway.Comparing;
using Gateway.Load;
using Gateway.Reuse;
using Spectre.Console;

namespace Gateway.Commands;

/// <summary><c>gateway compare</c>: the same load on the gateway in each mode, and the table.</summary>
internal static class CompareCommand
{
    private static readonly Option<int> _rounds = Ranged.Option("--rounds", "How often each mode runs, in turns.", 1, 1000);

    private static readonly Option<string?> _tier = new("--tier")
    {
        Description = "The one tier that reuses memory: connections, requests or serialisation.",
    };

    private static readonly Option<bool> _ramp = new("--ramp")
    {
        Description = "More and more connections instead, until each mode's latency or pauses bend.",
    };

    private static readonly LoadFlags _flags = new();

    public static Command Create()
    {
        _rounds.DefaultValueFactory = _ => 3;
        _tier.AcceptOnlyFromAmong("connections", "requests", "serialisation");
        var command = new Command("compare", "Loads the gateway in each mode and writes a table.") { _rounds, _tier, _ramp };
        _flags.AddTo(command);
        command.SetAction(CompareAsync);
        return command;
    }

    private static Task<int> CompareAsync(ParseResult parsed, CancellationToken interrupted)
    {
        LoadOptions load = _flags.Read(parsed);
        FileLimit.Check(load.Connections);
        string? tier = parsed.GetValue(_tier);
        return parsed.GetValue(_ramp)
            ? RampAsync(tier, load, interrupted)
            : PlayAsync(parsed.GetValue(_rounds), tier, load, interrupted);
    }

    private static async Task<int> RampAsync(string? tier, LoadOptions load, CancellationToken interrupted)
    {
        foreach (ReuseMode mode in Enum.GetValues<ReuseMode>())
            await new Ramp(mode, tier, load).ClimbAsync(interrupted);
        return ExitCode.Success;
    }

    private static async Task<int> PlayAsync(int rounds, string? tier, LoadOptions load, CancellationToken interrupted)
    {
        ReuseMode[] modes = Enum.GetValues<ReuseMode>();
        var runs = modes.ToDictionary(mode => mode, _ => new List<LoadReport>());
        for (int turn = 0; turn < rounds * modes.Length; turn++)
        {
            // Each round begins with another mode.
            ReuseMode mode = modes[(turn + (turn / modes.Length)) % modes.Length];
            Console.Error.WriteLine($"round {1 + (turn / modes.Length)} of {rounds}: {ComparisonTable.Heading(mode)}");
            runs[mode].Add(await Scene.PlayAsync(mode, tier, load, interrupted));
        }

        ComparisonTable.Write(AnsiConsole.Console, runs);
        return runs.Values.SelectMany(reports => reports).All(report => report.IsRight) ? ExitCode.Success : ExitCode.Wrong;
    }
}
