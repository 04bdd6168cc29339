namespace Rockpool.Extensions.Tests;

/// <summary>A ticket that must be disposed.</summary>
internal sealed class DisposableTicket : Ticket, IDisposable
{
    public int Disposals { get; private set; }

    public void Dispose() => Disposals++;
}
