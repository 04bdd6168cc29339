using System.Text.Json;
using Gateway.Reuse;
using Microsoft.AspNetCore.Http;

namespace Gateway.Serving;

/// <summary>All of a gateway: long connections, datagrams and short requests.</summary>
internal sealed class GatewayServer : IAsyncDisposable
{
    private readonly Switchboard _switchboard;
    private readonly Subscriptions _subscriptions;
    private readonly Ingest _ingest;
    private HttpFront? _http;

    private GatewayServer(Tiers tiers)
    {
        _switchboard = new Switchboard(tiers.Serialisation);
        _subscriptions = new Subscriptions(_switchboard, tiers.Connections);
        _ingest = new Ingest(_switchboard, tiers.Connections);
    }

    public Ports Ports => new(_subscriptions.Port, _ingest.Port, _http!.Port);

    public static async Task<GatewayServer> StartAsync(Tiers tiers)
    {
        var server = new GatewayServer(tiers);
        server._http = await HttpFront.StartAsync(server._switchboard, tiers.Requests, server.TellAsync);
        return server;
    }

    /// <summary>Serves until told to stop.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            // Whichever fails ends the gateway; both are endless otherwise.
            await await Task.WhenAny(_subscriptions.RunAsync(stopping), _ingest.RunAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // As was asked for.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _http!.DisposeAsync();
        _subscriptions.Dispose();
        _ingest.Dispose();
    }

    private Task TellAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        Stream body = context.Response.Body;
        switch (context.Request.Path.Value)
        {
            case "/ports":
                return JsonSerializer.SerializeAsync(body, Ports, GatewayJson.Default.Ports, context.RequestAborted);
            case "/figures":
                return JsonSerializer.SerializeAsync(body, ServerFigures.Of(_switchboard), GatewayJson.Default.ServerFigures, context.RequestAborted);
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }
}
