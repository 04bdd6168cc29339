using System.Buffers;

namespace Buffers.Writers;

/// <summary>Keeps a reply that waits alive, until it is let go.</summary>
internal sealed class Holder(ReadOnlySequence<byte> reply) : IDisposable
{
    private ReadOnlySequence<byte> _reply = reply;

    public void Dispose() => _reply = default;
}
