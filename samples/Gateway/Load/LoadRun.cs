using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Serialization.Metadata;
using Gateway.Serving;

namespace Gateway.Load;

/// <summary>One load on one gateway, from the first connection to the quiet time after it.</summary>
internal sealed class LoadRun : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly LoadOptions _options;
    private readonly HttpClient _http;
    private readonly Traffic _traffic;
    private readonly Score _score;

    public LoadRun(LoadOptions options, int httpPort)
    {
        _options = options;
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{httpPort}") };
        _traffic = new Traffic(options.Seed);
        _score = new Score(_traffic);
    }

    public async Task<LoadReport> RunAsync(CancellationToken stopping)
    {
        Ports ports = await AskAsync("/ports", GatewayJson.Default.Ports, stopping);
        using Fleet fleet = await Fleet.ConnectAsync(_options.Connections, ports.Tcp, _score, stopping);
        Console.Error.WriteLine($"{_options.Connections} connected");
        (ServerFigures before, ServerFigures after) = await MeasureAsync(fleet, ports, stopping);
        await ArriveAsync(stopping);
        fleet.Acknowledge();
        await Task.Delay(_options.Idle, stopping);
        return new LoadReport
        {
            Connections = _options.Connections,
            Seconds = _options.Duration.TotalSeconds,
            Sent = _score.Sent,
            Arrived = _score.Arrived,
            Wrong = _score.Wrong,
            Refused = _score.Refused,
            Measured = _score.Measured,
            Messages = Latencies.Of(_score.Messages),
            Requests = Latencies.Of(_score.Requests),
            Before = before,
            After = after,
            Idle = await FiguresAsync(stopping),
        };
    }

    public void Dispose() => _http.Dispose();

    private async Task<(ServerFigures Before, ServerFigures After)> MeasureAsync(Fleet fleet, Ports ports, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var senders = new Senders(_traffic, fleet, _score, ports.Udp, new Random(_options.Seed));
        using var requests = new Requests(_traffic, fleet, _score, _options.Seed);
        Task lanes = requests.RunAsync(ports.Http, stopping);
        var pacer = new Pacer(
            [
                new Flow(_options.Messages, new Random(_options.Seed + 1), senders.SendMessage),
                new Flow(_options.Datagrams, new Random(_options.Seed + 2), senders.SendDatagram),
                new Flow(_options.Requests, new Random(_options.Seed + 3), requests.Post),
            ],
            ending.Token);

        Task failing = await Task.WhenAny(lanes, pacer.Ended, Task.Delay(_options.WarmUp, stopping));
        await failing;
        ServerFigures before = await FiguresAsync(stopping);
        _score.Begin();
        failing = await Task.WhenAny(lanes, pacer.Ended, Task.Delay(_options.Duration, stopping));
        await failing;
        _score.End();
        ServerFigures after = await FiguresAsync(stopping);
        ending.Cancel();
        await pacer.Ended;
        requests.Complete();
        await lanes;
        return (before, after);
    }

    /// <summary>Waits for what is on its way, as long as something arrives.</summary>
    private async Task ArriveAsync(CancellationToken stopping)
    {
        long arrived = -1;
        for (TimeSpan waited = TimeSpan.Zero; waited < Patience && _score.Arrived < _score.Sent; waited += Look)
        {
            if (_score.Arrived > arrived)
                waited = TimeSpan.Zero;
            arrived = _score.Arrived;
            await Task.Delay(Look, stopping);
        }
    }

    private Task<ServerFigures> FiguresAsync(CancellationToken stopping) =>
        AskAsync("/figures", GatewayJson.Default.ServerFigures, stopping);

    private async Task<T> AskAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken stopping)
        where T : class
    {
        try
        {
            return (await _http.GetFromJsonAsync(path, type, stopping))!;
        }
        catch (HttpRequestException refused) when (refused.InnerException is SocketException)
        {
            throw new GatewayException($"no gateway answers at {_http.BaseAddress}: {refused.InnerException.Message}");
        }
    }
}
