using System.Runtime.InteropServices;

namespace Gateway.Commands;

/// <summary>Ctrl-C, and the request to end, as a token.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interruption() => _signals =
        [PosixSignalRegistration.Create(PosixSignal.SIGINT, Take), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take)];

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals)
            signal.Dispose();
        _source.Dispose();
    }

    private void Take(PosixSignalContext signal)
    {
        signal.Cancel = true;
        // What waits for the token goes on elsewhere: this thread is the one that takes signals.
        _ = _source.CancelAsync();
    }
}
