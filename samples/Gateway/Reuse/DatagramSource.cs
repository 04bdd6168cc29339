namespace Gateway.Reuse;

/// <summary>Receives from a socket, one datagram after another.</summary>
internal abstract class DatagramSource : IDisposable
{
    /// <summary>The longest datagram, in bytes.</summary>
    public const int MostBytes = 8192;

    /// <summary>The next datagram, until it is released.</summary>
    public abstract ValueTask<Datagram> ReceiveAsync(CancellationToken stopping);

    public virtual void Dispose()
    {
    }
}
