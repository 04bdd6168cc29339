using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Shop.Wire;

namespace Shop.Audit;

/// <summary>Writes down every request, on a thread of its own so that no request waits for it.</summary>
internal sealed class AuditTrail : IDisposable
{
    private readonly BlockingCollection<AuditEntry> _entries = new(boundedCapacity: 1000);
    private readonly Thread _writer;
    private long _written;

    public AuditTrail()
    {
        _writer = new Thread(Flush) { IsBackground = true, Name = "audit" };
        _writer.Start();
    }

    /// <summary>Notes one request.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Append(RequestKind kind, ReadOnlySpan<byte> body)
    {
        // PLANTED RP1006: every request thread rents and the writer alone returns, so that no slot is ever refilled.
        byte[] line = ArrayPool<byte>.Shared.Rent(32 * 1024);
        line[0] = (byte)kind;
        body.CopyTo(line.AsSpan(1));
        if (Defects.Planted)
        {
            _entries.Add(new AuditEntry(line, body.Length + 1));
            return;
        }

        Interlocked.Add(ref _written, body.Length + 1);
        ArrayPool<byte>.Shared.Return(line);
    }

    public void Dispose()
    {
        _entries.CompleteAdding();
        _writer.Join();
        _entries.Dispose();
    }

    private void Flush()
    {
        foreach (AuditEntry entry in _entries.GetConsumingEnumerable())
        {
            Interlocked.Add(ref _written, entry.Length);
            ArrayPool<byte>.Shared.Return(entry.Buffer);
        }
    }
}
