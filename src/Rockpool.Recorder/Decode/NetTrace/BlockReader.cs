using System.Buffers.Binary;

namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>Splits a trace into blocks: the tagged objects of versions 4 and 5, the plain blocks of version 6.</summary>
internal sealed unsafe class BlockReader(TraceInput input, bool tagged)
{
    /// <summary>Far above what any writer makes (100 KB), so that a damaged length cannot ask for memory.</summary>
    private const int MaxLength = 0xFFFFFF;

    private const int MaxNameLength = 16;
    private const byte NullTag = 1;
    private const byte BeginTag = 5;
    private const byte EndTag = 6;
    private const int TraceObjectLength = 48;
    private bool _inObject;

    /// <summary>What ended the blocks early; null while sound and after the end mark.</summary>
    public Fault? Fault { get; private set; }

    /// <summary>The format's major version that the trace object names. Versions 4 and 5 only.</summary>
    public int TraceVersion { get; private set; }

    /// <summary>
    /// The next block. A block that the trace's end cuts is given as far as it goes, with <see cref="Fault"/> set.
    /// </summary>
    /// <returns>False where nothing is left; <see cref="Fault"/> then says whether that is sound.</returns>
    public bool TryNext(out Block block)
    {
        block = default;
        if (Fault is not null)
            return false;
        return tagged ? NextObject(out block) : NextBlock(out block);
    }

    private bool NextBlock(out Block block)
    {
        block = default;
        if (!Take(4, "a block's header", out byte* bytes))
            return false;
        uint header = BinaryPrimitives.ReadUInt32LittleEndian(new ReadOnlySpan<byte>(bytes, 4));
        return Contents((BlockKind)(header >> 24), header & 0xFFFFFF, out block);
    }

    private bool NextObject(out Block block)
    {
        block = default;
        if (_inObject && !ExpectTag(EndTag))
            return false;
        _inObject = false;
        if (!Take(1, "the end mark or another block", out byte* tag))
            return false;
        if (*tag == NullTag)
            return Contents(BlockKind.EndOfStream, 0, out block);
        if (*tag != BeginTag)
            return Fail(input.Position - 1, $"no block starts with {*tag}");
        if (!ObjectKind(out BlockKind kind))
            return false;
        _inObject = true;
        if (kind == BlockKind.Trace)
            return Contents(kind, TraceObjectLength, out block);
        if (!Take(4, "a block's length", out byte* length))
            return false;
        uint size = BinaryPrimitives.ReadUInt32LittleEndian(new ReadOnlySpan<byte>(length, 4));
        int padding = (int)(-input.Position & 3);
        return Take(padding, "a block's padding", out _) && Contents(kind, size, out block);
    }

    private bool ObjectKind(out BlockKind kind)
    {
        kind = default;
        long offset = input.Position;
        if (!Take(14, "a block's type", out byte* type))
            return false;
        int version = BinaryPrimitives.ReadInt32LittleEndian(new ReadOnlySpan<byte>(type + 2, 4));
        int nameLength = BinaryPrimitives.ReadInt32LittleEndian(new ReadOnlySpan<byte>(type + 10, 4));
        if (type[0] != BeginTag || type[1] != NullTag || nameLength is < 0 or > MaxNameLength)
            return Fail(offset, "a block's type cannot be read");
        if (!Take(nameLength, "a block's type", out byte* name))
            return false;
        if (!KindOf(new ReadOnlySpan<byte>(name, nameLength), out kind))
            return Fail(offset, "a block is of an unknown type");
        if (kind == BlockKind.Trace)
            TraceVersion = version;
        return ExpectTag(EndTag);
    }

    private static bool KindOf(ReadOnlySpan<byte> name, out BlockKind kind)
    {
        kind = name switch
        {
            _ when name.SequenceEqual("EventBlock"u8) => BlockKind.Event,
            _ when name.SequenceEqual("StackBlock"u8) => BlockKind.Stack,
            _ when name.SequenceEqual("SPBlock"u8) => BlockKind.SequencePoint,
            _ when name.SequenceEqual("MetadataBlock"u8) => BlockKind.Metadata,
            _ when name.SequenceEqual("Trace"u8) => BlockKind.Trace,
            _ => BlockKind.EndOfStream,
        };
        return kind != BlockKind.EndOfStream;
    }

    private bool Contents(BlockKind kind, uint length, out Block block)
    {
        block = default;
        long offset = input.Position;
        if (length > MaxLength)
            return Fail(offset, $"a block claims {length} bytes");
        int whole = (int)length;
        if (!input.TryTake(whole, out byte* start))
        {
            whole = input.Available;
            input.TryTake(whole, out start);
            Fault = Cut($"{length - (uint)whole} bytes of a block are missing");
        }

        block = new Block(kind, start, whole, offset);
        return true;
    }

    private bool ExpectTag(byte expected)
    {
        if (!Take(1, "a block's end", out byte* tag))
            return false;
        return *tag == expected || Fail(input.Position - 1, $"a block's tag is {*tag} instead of {expected}");
    }

    private bool Take(int count, string what, out byte* bytes)
    {
        if (input.TryTake(count, out bytes))
            return true;
        input.TryTake(input.Available, out _);
        Fault = Cut($"{what} is missing");
        return false;
    }

    private Fault Cut(string what) =>
        new(input.Position, input.Failure is null ? what : $"reading failed, {input.Failure}", IsCut: true);

    private bool Fail(long offset, string what)
    {
        Fault = new Fault(offset, what);
        return false;
    }
}
