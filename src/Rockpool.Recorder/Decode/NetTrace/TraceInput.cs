using System.Runtime.CompilerServices;

namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>
/// Pulls a stream through a few native buffers. Bytes stay where they are until nothing needs them, so that events
/// waiting to be merged keep their payloads without a copy.
/// </summary>
/// <remarks>
/// Reading, unlike mapping, keeps the resident memory small without advice to the system, serves live streams alike, and
/// cannot kill the process when somebody truncates the file meanwhile. Which of the two is faster was not measured.
/// </remarks>
internal sealed unsafe class TraceInput(Stream stream) : IDisposable
{
    private readonly Queue<InputBuffer> _retained = new();
    private readonly Stack<InputBuffer> _spare = new();
    private InputBuffer _current = new(InputBuffer.StandardCapacity, 0);
    private int _at;
    private int _filled;

    /// <summary>Offset of the next byte in the trace.</summary>
    public long Position { get; private set; }

    /// <summary>Bytes read and not yet taken: after a failed <see cref="TryTake"/>, all that is left.</summary>
    public int Available => _filled - _at;

    /// <summary>The number of the buffer that the last bytes taken lie in.</summary>
    public long BufferNumber => _current.Number;

    /// <summary>Bytes held for events that wait.</summary>
    public long RetainedBytes { get; private set; }

    /// <summary>Why the stream ended early, where it failed instead of ending.</summary>
    public string? Failure { get; private set; }

    /// <summary>Takes the next bytes as one piece; false where the trace ends before that many.</summary>
    public bool TryTake(int count, out byte* bytes)
    {
        if (Available < count && !Fetch(count))
        {
            bytes = null;
            return false;
        }

        bytes = _current.Bytes + _at;
        _at += count;
        Position += count;
        return true;
    }

    /// <summary>Gives back every buffer before number <paramref name="oldestNeeded"/>, except the current one.</summary>
    public void Release(long oldestNeeded)
    {
        while (_retained.TryPeek(out InputBuffer? oldest) && oldest.Number < oldestNeeded)
        {
            _retained.Dequeue();
            RetainedBytes -= oldest.Capacity;
            if (oldest.Capacity == InputBuffer.StandardCapacity && _spare.Count < 4)
                _spare.Push(oldest);
            else
                oldest.Dispose();
        }
    }

    public void Dispose()
    {
        _current.Dispose();
        foreach (InputBuffer buffer in _retained)
            buffer.Dispose();
        foreach (InputBuffer buffer in _spare)
            buffer.Dispose();
        stream.Dispose();
    }

    private bool Fetch(int count)
    {
        if (_at + count > _current.Capacity)
            MoveOn(count);
        while (Available < count)
        {
            int read = ReadSome();
            if (read == 0)
                return false;
            _filled += read;
        }

        return true;
    }

    private int ReadSome()
    {
        try
        {
            return stream.Read(new Span<byte>(_current.Bytes + _filled, _current.Capacity - _filled));
        }
        catch (IOException failure)
        {
            Failure = failure.Message;
            return 0;
        }
    }

    private void MoveOn(int count)
    {
        InputBuffer next = count > InputBuffer.StandardCapacity || !_spare.TryPop(out InputBuffer? spare)
            ? new InputBuffer(Math.Max(count, InputBuffer.StandardCapacity), 0)
            : spare;
        next.Number = _current.Number + 1;
        Unsafe.CopyBlockUnaligned(next.Bytes, _current.Bytes + _at, (uint)Available);
        _retained.Enqueue(_current);
        RetainedBytes += _current.Capacity;
        _current = next;
        _filled = Available;
        _at = 0;
    }
}
