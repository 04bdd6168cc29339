using Rockpool.Recorder.Decode.NetTrace;

namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>Builds one block of events after the other, with compressed or fixed headers.</summary>
internal sealed class EventBlockWriter(bool plain, bool compressed)
{
    private readonly ByteWriter _rows = new();
    private EventNumbers _previous;
    private long _first = long.MaxValue;
    private long _last;

    public int Length => _rows.Length;

    /// <summary>Adds an event, or a definition of versions 4 and 5 where <c>Kind</c> is 0.</summary>
    public void Add(EventNumbers numbers, byte[] payload)
    {
        _first = Math.Min(_first, numbers.Time);
        _last = Math.Max(_last, numbers.Time);
        if (compressed)
            Compressed(numbers, payload);
        else
            Fixed(numbers, payload);
        _previous = numbers;
    }

    /// <summary>The block's contents; the next block starts empty.</summary>
    public byte[] Take()
    {
        byte[] block = new ByteWriter().Int16(20).Int16(compressed ? 1 : 0).Int64(_first).Int64(_last)
            .Bytes(_rows.ToArray()).ToArray();
        _rows.Clear();
        _previous = default;
        _first = long.MaxValue;
        _last = 0;
        return block;
    }

    private void Compressed(EventNumbers now, byte[] payload)
    {
        uint expected = _previous.Sequence + (now.Kind == 0 ? 0u : 1u);
        bool sameCapture = now.Sequence == expected && now.CaptureThread == _previous.CaptureThread;
        HeaderFlags flags = (now.Kind != _previous.Kind ? HeaderFlags.Metadata : 0)
            | (sameCapture ? 0 : HeaderFlags.CaptureThread)
            | (now.Thread != _previous.Thread ? HeaderFlags.Thread : 0)
            | (now.Stack != _previous.Stack ? HeaderFlags.Stack : 0)
            | (ActivityChanged(now) ? HeaderFlags.Activity : 0)
            | (now.Sorted ? HeaderFlags.Sorted : 0)
            | (payload.Length != _previous.PayloadLength ? HeaderFlags.PayloadLength : 0);
        _rows.Byte((byte)flags);
        if ((flags & HeaderFlags.Metadata) != 0)
            _rows.Varint((uint)now.Kind);
        if (!sameCapture)
            _rows.Varint(now.Sequence - _previous.Sequence - 1).Varint((ulong)now.CaptureThread).Varint(0);
        if ((flags & HeaderFlags.Thread) != 0)
            _rows.Varint((ulong)now.Thread);
        if ((flags & HeaderFlags.Stack) != 0)
            _rows.Varint((uint)now.Stack);
        _rows.Varint((ulong)(now.Time - _previous.Time));
        if ((flags & HeaderFlags.Activity) != 0)
            Activity(now);
        if ((flags & HeaderFlags.PayloadLength) != 0)
            _rows.Varint((uint)payload.Length);
        _rows.Bytes(payload);
    }

    private bool ActivityChanged(EventNumbers now) =>
        plain ? now.LabelList != _previous.LabelList : now.Activity != _previous.Activity;

    private void Activity(EventNumbers now)
    {
        if (plain)
            _rows.Varint((uint)now.LabelList);
        else
            _rows.Bytes(now.Activity.ToByteArray());
    }

    private void Fixed(EventNumbers now, byte[] payload)
    {
        int padding = plain ? 0 : -payload.Length & 3;
        int header = plain ? 52 : 80;
        _rows.Int32(header - 4 + payload.Length + padding).Int32(now.Sorted ? now.Kind : now.Kind | 1L << 31);
        _rows.Int32(now.Sequence).Int64(now.Thread).Int64(now.CaptureThread).Int32(0).Int32(now.Stack).Int64(now.Time);
        if (plain)
            _rows.Int32(now.LabelList);
        else
            _rows.Bytes(now.Activity.ToByteArray()).Zeros(16);
        _rows.Int32(payload.Length).Bytes(payload).Zeros(padding);
    }
}
