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
        char[] line = ArrayPool<char>.Shared.Rent(1000);
        int length = Format(kind, body, line);
        if (Defects.Planted)
        {
            _entries.Add(new AuditEntry(line, length));
            return;
        }

        Interlocked.Add(ref _written, length);
        ArrayPool<char>.Shared.Return(line);
    }

    public void Dispose()
    {
        _entries.CompleteAdding();
        _writer.Join();
        _entries.Dispose();
    }

    private static int Format(RequestKind kind, ReadOnlySpan<byte> body, Span<char> line)
    {
        line[0] = (char)('A' + (int)kind);
        Convert.TryToHexString(body, line[1..], out int written);
        return 1 + written;
    }

    private void Flush()
    {
        foreach (AuditEntry entry in _entries.GetConsumingEnumerable())
        {
            Interlocked.Add(ref _written, entry.Length);
            ArrayPool<char>.Shared.Return(entry.Buffer);
        }
    }
}
