using System.Net;
using System.Net.Sockets;
using Shop.Audit;

namespace Shop.Serving;

/// <summary>Serves orders over TCP on the loopback address.</summary>
internal sealed class OrderServer : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly TaskCompletionSource _firstOrder = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RequestRouter _router;
    private readonly CancellationToken _closing;

    public OrderServer(AuditTrail trail, CancellationToken closing)
    {
        _router = new RequestRouter(trail);
        _closing = closing;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
    }

    public int Port { get; }

    /// <summary>Completes when the first request has been answered.</summary>
    public Task FirstOrder => _firstOrder.Task;

    public async Task RunAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptAsync(_closing);
                connections.Add(new Connection(socket, _router, _firstOrder).ServeAsync(_closing));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    public void Dispose() => _listener.Dispose();
}
