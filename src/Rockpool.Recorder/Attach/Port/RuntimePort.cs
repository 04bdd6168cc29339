using System.Net.Sockets;

namespace Rockpool.Recorder.Attach.Port;

/// <summary>
/// The diagnostic port that a .NET runtime listens on: every command is a connection of its own. Thread-safe.
/// </summary>
internal sealed class RuntimePort
{
    private readonly UnixDomainSocketEndPoint _address;

    private RuntimePort(string path) => _address = new UnixDomainSocketEndPoint(path);

    /// <summary>The port of a process, or null where it has none or is gone.</summary>
    public static RuntimePort? Of(ProcessFiles process) => process.PortSocket() is { } path ? new RuntimePort(path) : null;

    /// <summary>Asks the runtime who it is.</summary>
    /// <exception cref="IOException">The process is gone, or too old to say (<see cref="PortException"/>).</exception>
    public async Task<RuntimeInfo> InfoAsync(CancellationToken stop)
    {
        var reply = await AskAsync(new PortMessage(PortCommand.ProcessInfo2).ToBytes(), stop).ConfigureAwait(false);
        var id = reply.UInt64();
        reply.Skip(16);
        var commandLine = reply.Text();
        _ = reply.Text();
        return new RuntimeInfo(id, commandLine, reply.Text(), reply.Text(), reply.Text());
    }

    /// <summary>Starts a session by a <see cref="SessionRequest"/>.</summary>
    /// <exception cref="IOException">The process is gone, or refused (<see cref="PortException"/>).</exception>
    public async Task<EventSession> StartAsync(byte[] request, CancellationToken stop)
    {
        var stream = await ConnectAsync(stop).ConfigureAwait(false);
        try
        {
            var reply = await AskAsync(stream, request, stop).ConfigureAwait(false);
            return new EventSession(this, reply.UInt64(), stream);
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Sends one command over a connection of its own.</summary>
    /// <exception cref="IOException">The process is gone, or refused (<see cref="PortException"/>).</exception>
    public async Task<PortReply> AskAsync(byte[] request, CancellationToken stop)
    {
        var stream = await ConnectAsync(stop).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            return await AskAsync(stream, request, stop).ConfigureAwait(false);
        }
    }

    /// <summary>Sends one command over a given connection, such as one that a starting runtime opened to us.</summary>
    /// <exception cref="IOException">The process is gone, or refused (<see cref="PortException"/>).</exception>
    public static async Task<PortReply> AskAsync(Stream stream, byte[] request, CancellationToken stop)
    {
        await stream.WriteAsync(request, stop).ConfigureAwait(false);
        var reply = await PortReply.ReadAsync(stream, stop).ConfigureAwait(false);
        return reply.Command == PortCommand.Ok ? reply : throw new PortException((uint)reply.Int32());
    }

    private async Task<Stream> ConnectAsync(CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(_address, stop).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new IOException("nobody answers at the process's diagnostic port", e);
        }
    }
}
