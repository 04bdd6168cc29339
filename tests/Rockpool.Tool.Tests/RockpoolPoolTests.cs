using System.Text.Json;

namespace Rockpool.Tool.Tests;

/// <summary>A service whose pools are the library's own, from the running process to the report.</summary>
public sealed class RockpoolPoolTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task PoolsAreShownByNameAndTheirDefectsAtTheirMethods()
    {
        (FoundDefect[] found, FoundPool[] pools) = await RecordAsync("--exact");
        string all = string.Join('\n', [.. found.Select(defect => defect.ToString()), .. pools.Select(pool => pool.ToString())]);

        Assert.True(found.Any(defect => defect is { Rule: "RP1001", Severity: "error", Method: "RockpoolTarget.OrderDesk.Serve", Pool: "orders" }), all);
        Assert.True(found.Any(defect => defect is { Rule: "RP1002", Severity: "error", Method: "RockpoolTarget.FrameDesk.Again", Pool: "Frame (FramePolicy)" }), all);
        Assert.True(found.Count(defect => defect.Severity == "error") == 2, all);
        FoundPool[] ours = [.. pools.Where(pool => pool.Source == "Rockpool")];
        Assert.Equal(["Frame (FramePolicy)", "orders", "packets", "receipts"], ours.Select(pool => pool.Name).Order(StringComparer.Ordinal));
        Assert.All(ours, pool => Assert.True(pool is { Rents: > 0, Created: not null } && pool.Created < pool.Rents, all));
        FoundPool packets = ours.Single(pool => pool.Name == "packets");
        // Four lengths to each doubling: at most a quarter more than was asked for.
        Assert.True(packets is { Asked: > 0, Given: not null } && packets.Given > packets.Asked && packets.Given < packets.Asked * 5 / 4, all);
        Assert.All(ours.Except([packets]), pool => Assert.Null(pool.Asked));
    }

    /// <summary>With a budget the pools' sessions come and go, and threads use their slots in between.</summary>
    [Fact]
    public async Task WithinABudgetThePoolsKeepTheirNames()
    {
        (_, FoundPool[] pools) = await RecordAsync("--budget", "0.5%");
        Assert.Equal(
            ["Frame (FramePolicy)", "orders", "packets", "receipts"],
            pools.Where(pool => pool.Source == "Rockpool").Select(pool => pool.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>The guard's findings, from the program's first instruction on and without a limit.</summary>
    [Fact]
    public async Task WhatTheGuardFindsIsInTheReport()
    {
        string recording = _folder["a.rockpool"];
        using (RunningProcess tool = RunningProcess.Tool(["record", "--exact", "-o", recording, "--", "dotnet", BuiltProgram.Pools, "--misuse"]))
        {
            await tool.LineWithAsync("served");
            tool.CloseInput();
            (await tool.EndAsync()).MustEndWith(0);
        }

        string json = _folder["a.json"];
        (await Processes.Tool.RunAsync("report", recording, "-o", json)).MustEndWith(0);
        FoundDefect[] found = FoundDefect.ReadAll(json);
        string all = string.Join('\n', found.Select(defect => defect.ToString()));
        string[] expected =
        [
            "RP1001 error RockpoolTarget.CardDesk.Lost cards", "RP1002 error RockpoolTarget.CardDesk.Again cards",
            "RP1003 error RockpoolTarget.CardDesk.Astray vouchers", "RP1022 error RockpoolTarget.CardDesk.Late cards",
            "RP1022 error RockpoolTarget.PacketDesk.Late packets", "RP1023 warning RockpoolTarget.CardDesk.Unclean cards",
            "RP1024 info RockpoolTarget.PacketDesk.Beyond packets",
        ];
        string[] guarded = [.. expected.Select(line => line[..6])];
        Assert.Equal(
            expected,
            found.Where(defect => guarded.Contains(defect.Rule) && (defect.Severity != "info" || defect.Rule == "RP1024"))
                .Select(defect => $"{defect.Rule} {defect.Severity} {defect.Method} {defect.Pool}").Order(StringComparer.Ordinal));
        using JsonDocument report = JsonDocument.Parse(File.ReadAllBytes(json));
        JsonElement cards = report.RootElement.GetProperty("pools").EnumerateArray().Single(pool => pool.GetProperty("name").GetString() == "cards");
        Assert.Contains(cards.GetProperty("slow").EnumerateArray(), slow => slow.GetProperty("tier").GetString() == "created");
        Assert.Equal(
            ["request/card", "worker=0", "worker=1", "worker=2"],
            report.RootElement.GetProperty("flows").EnumerateArray().Select(flow => flow.GetProperty("name").GetString()).Order(StringComparer.Ordinal));

        string text = (await Processes.Tool.RunAsync("report", recording)).Output;
        Assert.Contains("fields that held data: Holder.Tenant", text);
        Assert.Contains("fields that changed: [7]", text);
        Assert.Matches(@"pool +rents .* asked +bytes", text);
        Assert.Contains("cards found: ", text);
        Assert.Contains("region request/card", text);
    }

    private async Task<(FoundDefect[] Found, FoundPool[] Pools)> RecordAsync(params string[] options)
    {
        string recording = _folder["a.rockpool"];
        string json = _folder["a.json"];
        using (RunningProcess service = await Target.PoolsAsync())
        {
            (await Processes.Tool.RunAsync(["record", "-p", $"{service.Id}", "--for", "6s", .. options, "-o", recording])).MustEndWith(0);
            service.CloseInput();
            (await service.EndAsync()).MustEndWith(0);
        }

        (await Processes.Tool.RunAsync("report", recording, "-o", json)).MustEndWith(0);
        return (FoundDefect.ReadAll(json), FoundPool.ReadAll(json));
    }
}
