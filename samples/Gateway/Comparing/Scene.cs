using System.Globalization;
using System.Text.Json;
using Gateway.Load;
using Gateway.Reuse;
using Gateway.Serving;

namespace Gateway.Comparing;

/// <summary>A gateway and its load, each in a process of its own.</summary>
internal static class Scene
{
    /// <summary>Plays it once.</summary>
    /// <param name="mode">How the gateway reuses memory.</param>
    /// <param name="tier">The tier that does, or null for all.</param>
    /// <param name="load">What it is loaded with.</param>
    /// <param name="stopping">Ends both processes.</param>
    public static async Task<LoadReport> PlayAsync(ReuseMode mode, string? tier, LoadOptions load, CancellationToken stopping)
    {
        string[] reuse = tier is null ? ["--mode", $"{mode}"] : ["--mode", $"{ReuseMode.None}", $"--{tier}", $"{mode}"];
        using var gateway = new Child(["serve", "--with-parent", .. reuse]);
        Ports ports = JsonSerializer.Deserialize(await gateway.ReadLineAsync(stopping), GatewayJson.Default.Ports)!;
        using var loading = new Child(["load", "--http", Say(ports.Http), .. Arguments(load)]);
        LoadReport report = JsonSerializer.Deserialize(await loading.ReadLineAsync(stopping), GatewayJson.Default.LoadReport)!;
        await loading.EndAsync(stopping);
        await gateway.EndAsync(stopping);
        return report;
    }

    private static string[] Arguments(LoadOptions load) =>
    [
        "--clients", Say(load.Connections), "--messages", Say(load.Messages), "--datagrams", Say(load.Datagrams),
        "--posts", Say(load.Requests), "--seconds", Say(load.Duration.TotalSeconds),
        "--warm-up", Say(load.WarmUp.TotalSeconds), "--idle", Say(load.Idle.TotalSeconds), "--seed", Say(load.Seed),
    ];

    private static string Say<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
