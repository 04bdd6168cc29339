using System.Net.Sockets;
using System.Text.Json;

namespace Rockpool.Tool.Tests;

/// <summary>The sample gateway, as processes: its load checks every byte that comes out of it.</summary>
public sealed class GatewayTests
{
    private static readonly string[] _smallLoad =
    [
        "--clients", "20", "--messages", "400", "--datagrams", "20", "--posts", "40", "--seconds", "1", "--warm-up", "0.2", "--idle", "0",
    ];

    [Fact]
    public async Task EveryModePassesEveryMessageOn()
    {
        using RunningProcess compare = Gateway(["compare", "--rounds", "1", .. _smallLoad]);
        string[] lines = (await compare.EndAsync()).MustEndWith(0).Output.Split('\n');
        string[] modes = Cells(lines.First(line => line.Contains("no pooling")));
        Assert.Equal(["", "no pooling", "ArrayPool + ObjectPool", "Rockpool"], modes);
        Assert.Equal(["0", "0", "0"], Row(lines, "messages lost or wrong"));
        Assert.DoesNotContain("0", Row(lines, "messages arrived, per s"));
        Assert.DoesNotContain("0.00", Row(lines, "message latency p99, ms"));
        Assert.DoesNotContain("0.00", Row(lines, "request latency p99, ms"));
        Assert.DoesNotContain("0", Row(lines, "peak memory, MB"));
    }

    [Theory]
    [InlineData("connections")]
    [InlineData("requests")]
    [InlineData("serialisation")]
    public async Task ATierReusesOnItsOwn(string tier)
    {
        using RunningProcess compare = Gateway(["compare", "--rounds", "1", "--tier", tier, .. _smallLoad]);
        string[] lines = (await compare.EndAsync()).MustEndWith(0).Output.Split('\n');
        Assert.Equal(["0", "0", "0"], Row(lines, "messages lost or wrong"));
    }

    [Fact]
    public async Task TheRampSaysWhereEachModeBends()
    {
        using RunningProcess ramp = Gateway(["compare", "--ramp", .. _smallLoad]);
        string output = (await ramp.EndAsync()).MustEndWith(0).Output;
        foreach (string mode in (string[])["no pooling", "ArrayPool + ObjectPool", "Rockpool"])
        {
            Assert.Contains($"{mode}, 20 connections: messages arrived", output);
            Assert.Contains($"{mode}: no knee up to 20 connections", output);
        }
    }

    /// <summary>What the load checks, it sees.</summary>
    [Theory]
    [InlineData("ArrayPool")]
    [InlineData("Rockpool")]
    public async Task TheLoadSeesMessagesThatAreNotAsTheyShouldBe(string mode)
    {
        using RunningProcess gateway = Gateway("serve", "--mode", mode, "--defect", "residue");
        using RunningProcess load = Gateway(["load", "--http", await HttpPortAsync(gateway), .. _smallLoad]);
        ProcessRun run = (await load.EndAsync()).MustEndWith(1);
        using JsonDocument report = JsonDocument.Parse(run.Output);
        Assert.True(report.RootElement.GetProperty("wrong").GetInt64() > 0, run.Output);
    }

    [Theory]
    [InlineData("twice")]
    [InlineData("leak")]
    public async Task AGatewayWithAnotherDefectServes(string defect)
    {
        using RunningProcess gateway = Gateway("serve", "--defect", defect);
        using RunningProcess load = Gateway(["load", "--http", await HttpPortAsync(gateway), .. _smallLoad]);
        Assert.Contains("\"sent\":", (await load.EndAsync()).Output);
        gateway.Send(Signal.Interrupt);
        (await gateway.EndAsync()).MustEndWith(0);
    }

    [Fact]
    public async Task AFrameThatIsNoneEndsItsConnectionAndIsCounted()
    {
        using RunningProcess gateway = Gateway("serve");
        using JsonDocument ports = JsonDocument.Parse(await gateway.LineWithAsync("http"));
        using var client = new TcpClient("127.0.0.1", ports.RootElement.GetProperty("tcp").GetInt32());
        byte[] frame = new byte[24];
        await client.GetStream().ReadExactlyAsync(frame, TestContext.Current.CancellationToken);
        frame.AsSpan().Fill(0xFF);
        await client.GetStream().WriteAsync(frame, TestContext.Current.CancellationToken);
        Assert.Equal(0, await client.GetStream().ReadAsync(frame, TestContext.Current.CancellationToken));

        using var http = new HttpClient();
        string address = $"http://127.0.0.1:{ports.RootElement.GetProperty("http").GetRawText()}/figures";
        string figures = await http.GetStringAsync(address, TestContext.Current.CancellationToken);
        Assert.Contains("\"malformed\":1", figures);
    }

    [Fact]
    public async Task CtrlCEndsTheGateway()
    {
        using RunningProcess gateway = Gateway("serve");
        await HttpPortAsync(gateway);
        gateway.Send(Signal.Interrupt);
        Assert.Empty((await gateway.EndAsync()).MustEndWith(0).Error);
    }

    [Fact]
    public async Task TheEndOfItsInputEndsTheGatewayOfAComparison()
    {
        using RunningProcess gateway = Gateway("serve", "--with-parent");
        await HttpPortAsync(gateway);
        gateway.CloseInput();
        (await gateway.EndAsync()).MustEndWith(0);
    }

    [Fact]
    public async Task CtrlCEndsAComparison()
    {
        using RunningProcess compare = Gateway("compare", "--clients", "20", "--warm-up", "600");
        await compare.LineWithAsync("round 1 of 3: no pooling");
        compare.Send(Signal.Interrupt);
        (await compare.EndAsync()).MustEndWith(130);
    }

    [Fact]
    public async Task CtrlCEndsALoad()
    {
        using RunningProcess gateway = Gateway("serve");
        using RunningProcess load = Gateway("load", "--http", await HttpPortAsync(gateway), "--clients", "20", "--warm-up", "600");
        await load.LineWithAsync("connected");
        load.Send(Signal.Interrupt);
        (await load.EndAsync()).MustEndWith(130);
    }

    [Theory]
    [InlineData("compare --tier sky", "sky")]
    [InlineData("compare --clients 0", "--clients takes 1 to 1000000")]
    [InlineData("compare --seconds -1", "--seconds takes 0 to 100000")]
    [InlineData("compare --rounds 0", "--rounds takes 1 to 1000")]
    [InlineData("compare --clients 1000000", "raise it with ulimit -n")]
    [InlineData("serve --mode sea", "sea")]
    [InlineData("serve --defect none", "none")]
    [InlineData("load", "--http")]
    [InlineData("load --http 1", "no gateway answers")]
    [InlineData("load --http 70000", "--http takes 1 to 65535")]
    [InlineData("swim", "swim")]
    public async Task WhatCannotBeDoneIsOneLine(string arguments, string said)
    {
        using RunningProcess gateway = Gateway(arguments.Split(' '));
        ProcessRun run = (await gateway.EndAsync()).MustEndWith(2);
        Assert.Contains(said, run.Error);
        Assert.All(run.ErrorLines, line => Assert.StartsWith("gateway: ", line));
    }

    private static RunningProcess Gateway(params IEnumerable<string> arguments) => RunningProcess.Dotnet(BuiltProgram.Gateway, arguments);

    private static async Task<string> HttpPortAsync(RunningProcess gateway)
    {
        using JsonDocument ports = JsonDocument.Parse(await gateway.LineWithAsync("http"));
        return ports.RootElement.GetProperty("http").GetRawText();
    }

    private static string[] Row(string[] lines, string figure) => Cells(lines.Single(line => line.Contains(figure)))[1..];

    private static string[] Cells(string line) => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries);
}
