namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>Decodes the blocks that define kinds of events.</summary>
internal static unsafe class MetadataDecoder
{
    private const byte VersionKind = 9;

    /// <summary>Versions 4 and 5: each definition is the payload of an event with the id 0.</summary>
    public static Fault? DecodeTagged(Block block, DefinitionTable definitions)
    {
        TraceCursor cursor = block.Cursor();
        int headerSize = cursor.Int16();
        bool compressed = (cursor.Int16() & 1) != 0;
        cursor.Take(headerSize - 4L);
        var header = default(MetadataEventHeader);
        while (cursor.Remaining > 0)
        {
            long offset = cursor.Offset;
            header.Read(ref cursor, compressed);
            TraceCursor payload = cursor.Part(header.PayloadLength);
            header.SkipPadding(ref cursor, compressed, offset);
            if (cursor.Overran)
                return new Fault(offset, "an event's definition runs over its block");
            uint id = (uint)payload.Int32();
            string provider = payload.Utf16UntilZero();
            int eventId = payload.Int32();
            string name = payload.Utf16UntilZero();
            payload.Int64();
            var definition = new EventDefinition(provider, eventId, name, payload.Int32());
            if (payload.Overran || !definitions.Define(id, definition))
                return new Fault(offset, "an event's definition makes no sense");
        }

        return cursor.Overran ? new Fault(block.Offset, "a block of definitions has a wrong header") : null;
    }

    /// <summary>Version 6: length-prefixed rows.</summary>
    public static Fault? DecodePlain(Block block, DefinitionTable definitions)
    {
        TraceCursor cursor = block.Cursor();
        cursor.Take((ushort)cursor.Int16());
        while (cursor.Remaining > 0)
        {
            long offset = cursor.Offset;
            TraceCursor row = cursor.Part((ushort)cursor.Int16());
            uint id = row.VarUInt32();
            string provider = row.Utf8();
            int eventId = (int)row.VarUInt32();
            string name = row.Utf8();
            SkipFields(ref row);
            int version = OptionalVersion(ref row);
            if (cursor.Overran || row.Overran
                || !definitions.Define(id, new EventDefinition(provider, eventId, name, version)))
                return new Fault(offset, "an event's definition makes no sense");
        }

        return cursor.Overran ? new Fault(block.Offset, "a block of definitions has a wrong header") : null;
    }

    private static void SkipFields(ref TraceCursor row)
    {
        int count = (ushort)row.Int16();
        for (int i = 0; i < count && !row.Overran; i++)
            row.Take((ushort)row.Int16());
    }

    private static int OptionalVersion(ref TraceCursor row)
    {
        if (row.Overran)
            return 0;
        TraceCursor optional = row.Part((ushort)row.Int16());
        int version = 0;
        while (optional.Remaining > 0)
        {
            byte kind = optional.Byte();
            if (kind == VersionKind)
                version = optional.Byte();
            else if (!SkipOptional(ref optional, kind))
                break;
        }

        return version;
    }

    private static bool SkipOptional(ref TraceCursor optional, byte kind)
    {
        switch (kind)
        {
            case 1 or 8:
                optional.Byte();
                return true;
            case 3:
                optional.Int64();
                return true;
            case 4 or 5:
                optional.Take(optional.VarUInt32());
                return true;
            case 6:
                optional.Take(optional.VarUInt32());
                optional.Take(optional.VarUInt32());
                return true;
            case 7:
                optional.Take(16);
                return true;
            default:
                return false;
        }
    }
}
