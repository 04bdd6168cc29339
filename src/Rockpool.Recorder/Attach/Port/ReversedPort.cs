using System.Net.Sockets;
using System.Threading.Channels;

namespace Rockpool.Recorder.Attach.Port;

/// <summary>
/// A socket that starting runtimes connect to and then wait at, because <c>DOTNET_DiagnosticPorts</c> in their
/// environment names it. Every process that inherits the variable waits, so every one must be answered.
/// </summary>
internal sealed class ReversedPort : IAsyncDisposable
{
    /// <summary>The environment variable that makes a runtime connect at its start.</summary>
    public const string Variable = "DOTNET_DiagnosticPorts";

    private readonly string _path;
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _closing = new();
    private readonly Channel<WaitingRuntime> _waiting = Channel.CreateUnbounded<WaitingRuntime>();
    private readonly HashSet<int> _known = [];
    private readonly List<WaitingRuntime> _idle = [];
    private readonly Task _accepting;

    private ReversedPort(string path)
    {
        _path = path;
        _socket.Bind(new UnixDomainSocketEndPoint(path));
        _socket.Listen(backlog: 128);
        _accepting = AcceptAsync();
    }

    /// <summary>What the variable must say, whatever ports the user set already included.</summary>
    public string VariableValue =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } others ? $"{others};{_path},suspend" : $"{_path},suspend";

    /// <summary>Processes that wait to be let go, each once.</summary>
    public ChannelReader<WaitingRuntime> Waiting => _waiting.Reader;

    /// <summary>Opens a port at a path of its own.</summary>
    public static ReversedPort Open() => new(Path.Combine(Path.GetTempPath(), $"rockpool-{Environment.ProcessId}-{Guid.NewGuid():N}.sock"));

    /// <summary>Closes the port and removes its socket. Runtimes that wait are let go first.</summary>
    public async ValueTask DisposeAsync()
    {
        // Whoever connected before the socket goes must not be left waiting for somebody who has left.
        File.Delete(_path);
        await _closing.CancelAsync().ConfigureAwait(false);
        await _accepting.ConfigureAwait(false);
        _socket.Dispose();
        while (_waiting.Reader.TryRead(out var waiting))
        {
            await waiting.ResumeAsync().ConfigureAwait(false);
            waiting.Dispose();
        }

        _idle.ForEach(connection => connection.Dispose());
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                await TakeAsync(await _socket.AcceptAsync(_closing.Token).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _waiting.Writer.Complete();
        }
    }

    private async Task TakeAsync(Socket socket)
    {
        if (await WaitingRuntime.GreetAsync(socket, _closing.Token).ConfigureAwait(false) is not { } runtime)
            return;

        // After each command a runtime connects anew to wait for the next one; there is none, but hanging up would make
        // it connect again and again.
        if (_known.Add(runtime.ProcessId))
            _waiting.Writer.TryWrite(runtime);
        else
            _idle.Add(runtime);
    }
}
