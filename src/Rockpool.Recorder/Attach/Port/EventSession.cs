namespace Rockpool.Recorder.Attach.Port;

/// <summary>A running EventPipe session: an id to stop it by and the NetTrace bytes that it sends.</summary>
internal sealed class EventSession : IDisposable
{
    private readonly RuntimePort _port;
    private readonly ulong _id;

    /// <summary>Takes over a started session.</summary>
    public EventSession(RuntimePort port, ulong id, Stream bytes)
    {
        _port = port;
        _id = id;
        Bytes = bytes;
    }

    /// <summary>The NetTrace stream. It ends when the session has stopped or the process is gone.</summary>
    public Stream Bytes { get; }

    /// <summary>
    /// Asks the process to stop the session. What it still holds back arrives through <see cref="Bytes"/>, which somebody
    /// must go on reading meanwhile: the process waits for that.
    /// </summary>
    /// <exception cref="IOException">The process is gone.</exception>
    public async Task StopAsync(CancellationToken stop) =>
        await _port.AskAsync(new PortMessage(PortCommand.StopTracing).Add(_id).ToBytes(), stop).ConfigureAwait(false);

    /// <summary>Closes the stream; the process then drops the session if it still runs.</summary>
    public void Dispose() => Bytes.Dispose();
}
