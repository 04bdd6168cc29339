namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>The event header around a definition in versions 4 and 5, of which only the payload's length matters.</summary>
internal unsafe struct MetadataEventHeader
{
    private const int FixedLengthBeforePayloadLength = 76;

    public uint PayloadLength { get; private set; }

    public void Read(ref TraceCursor cursor, bool compressed)
    {
        if (!compressed)
        {
            cursor.Take(FixedLengthBeforePayloadLength);
            PayloadLength = (uint)cursor.Int32();
            return;
        }

        var flags = (HeaderFlags)cursor.Byte();
        if ((flags & HeaderFlags.Metadata) != 0)
            cursor.VarUInt32();
        if ((flags & HeaderFlags.CaptureThread) != 0)
        {
            cursor.VarUInt32();
            cursor.VarUInt64();
            cursor.VarUInt32();
        }

        if ((flags & HeaderFlags.Thread) != 0)
            cursor.VarUInt64();
        if ((flags & HeaderFlags.Stack) != 0)
            cursor.VarUInt32();
        cursor.VarUInt64();
        if ((flags & HeaderFlags.Activity) != 0)
            cursor.Take(sizeof(Guid));
        if ((flags & HeaderFlags.RelatedActivity) != 0)
            cursor.Take(sizeof(Guid));
        if ((flags & HeaderFlags.PayloadLength) != 0)
            PayloadLength = cursor.VarUInt32();
    }

    /// <summary>Uncompressed events are padded to 4 bytes; a writer that does not pad ends the block without it.</summary>
    public readonly void SkipPadding(ref TraceCursor cursor, bool compressed, long start)
    {
        if (!compressed)
            cursor.Take(Math.Min(cursor.Remaining, (start - cursor.Offset) & 3));
    }
}
