using System.Buffers.Binary;
using System.Net.Sockets;

namespace Rockpool.Recorder.Attach.Port;

/// <summary>A runtime that connected to us of itself, and that may be waiting at its start to be let go.</summary>
internal sealed class WaitingRuntime : IDisposable
{
    private const int GreetingLength = 34;

    private readonly NetworkStream _connection;
    private bool _resumed;

    private WaitingRuntime(int processId, NetworkStream connection) => (ProcessId, _connection) = (processId, connection);

    /// <summary>The process that connected.</summary>
    public int ProcessId { get; }

    /// <summary>Reads a new connection's greeting; null where it is none.</summary>
    public static async Task<WaitingRuntime?> GreetAsync(Socket socket, CancellationToken stop)
    {
        var connection = new NetworkStream(socket, ownsSocket: true);
        try
        {
            var greeting = new byte[GreetingLength];
            await connection.ReadExactlyAsync(greeting, stop).ConfigureAwait(false);
            if (greeting.AsSpan().StartsWith("ADVR_V1\0"u8))
                return new WaitingRuntime((int)BinaryPrimitives.ReadUInt64LittleEndian(greeting.AsSpan(24)), connection);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // Whoever it was, it is gone, or we are about to be.
        }

        await connection.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    /// <summary>
    /// Makes the processes that this one starts find the variable as it was before us, so that none of them waits for us at
    /// its start: not one that comes when we have ended, nor one that we could no longer answer because we were killed.
    /// </summary>
    public async Task ForgetPortAsync()
    {
        var original = Environment.GetEnvironmentVariable(ReversedPort.Variable) ?? "";
        var request = new PortMessage(PortCommand.SetEnvironmentVariable).Add(ReversedPort.Variable).Add(original);
        var files = new ProcessFiles(ProcessId);
        // One that was compiled ahead of time is killed by the request (.NET 10).
        if (files.IsCompiledAhead) return;
        try
        {
            if (RuntimePort.Of(files) is { } port)
                await port.AskAsync(request.ToBytes(), CancellationToken.None).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // Its children then come to us and are let go one by one, as are those of a program compiled ahead of time.
        }
    }

    /// <summary>Lets the runtime go, once. One that is gone already is no failure. For one thread at a time.</summary>
    public async Task ResumeAsync()
    {
        if (_resumed) return;
        _resumed = true;
        try
        {
            await RuntimePort.AskAsync(_connection, new PortMessage(PortCommand.ResumeRuntime).ToBytes(), CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (IOException)
        {
            // It was killed while it waited; its parent learns of that, and so does the recording.
        }
    }

    /// <summary>Hangs up; the runtime goes on without us.</summary>
    public void Dispose() => _connection.Dispose();
}
