using System.Buffers.Binary;

namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>The first bytes of a trace: tells the two framings apart, and says what other files are.</summary>
internal static unsafe class Signature
{
    private const int TaggedLength = 32;
    private const int PlainLength = 20;
    private const int HighestVersion = 6;

    private static ReadOnlySpan<byte> Magic => "Nettrace"u8;

    private static ReadOnlySpan<byte> Serialization => "!FastSerialization.1"u8;

    /// <summary>Takes the signature off the input.</summary>
    /// <returns>0 for the tagged objects of versions 4 and 5, or the version of the plain blocks.</returns>
    /// <exception cref="InvalidDataException">It is no trace, or one of another version.</exception>
    public static int Take(TraceInput input)
    {
        if (!input.TryTake(12, out byte* start))
        {
            input.TryTake(input.Available, out start);
            throw new InvalidDataException(Otherwise(new ReadOnlySpan<byte>(start, (int)input.Position), whole: true));
        }

        var first = new ReadOnlySpan<byte>(start, 12);
        if (!first.StartsWith(Magic))
            throw new InvalidDataException(Otherwise(first, whole: false));
        return BinaryPrimitives.ReadInt32LittleEndian(first[8..]) == 0 ? PlainVersion(input) : Tagged(input);
    }

    private static int PlainVersion(TraceInput input)
    {
        if (!input.TryTake(PlainLength - 12, out byte* versions))
            throw new InvalidDataException(CutInHeader(input));
        int major = BinaryPrimitives.ReadInt32LittleEndian(new ReadOnlySpan<byte>(versions, 4));
        return major == HighestVersion ? major : throw new InvalidDataException(Unsupported(major));
    }

    private static int Tagged(TraceInput input)
    {
        if (!input.TryTake(TaggedLength - 12, out byte* name))
            throw new InvalidDataException(CutInHeader(input));
        return new ReadOnlySpan<byte>(name, Serialization.Length).SequenceEqual(Serialization)
            ? 0
            : throw new InvalidDataException("not a NetTrace file that can be read: its header is damaged at byte 8");
    }

    public static string Unsupported(int version) =>
        $"a NetTrace file of version {version}; versions 4 to {HighestVersion} can be read";

    public static string CutInHeader(TraceInput input) =>
        $"a NetTrace file that is cut within its header, at byte {input.Position + input.Available}";

    private static string Otherwise(ReadOnlySpan<byte> first, bool whole)
    {
        if (first.IsEmpty)
            return "not a NetTrace file: it is empty";
        if (whole && (first.StartsWith(Magic) || Magic.StartsWith(first)))
            return $"a NetTrace file that is cut within its header, at byte {first.Length}";
        return $"not a NetTrace file: it is {Describe(first)}";
    }

    private static string Describe(ReadOnlySpan<byte> first) => first switch
    {
        _ when first.StartsWith("PK\x03\x04"u8) || first.StartsWith("PK\x05\x06"u8) => "a zip archive",
        _ when first.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) => "gzip data",
        _ when first.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]) => "zstd data",
        _ when first.StartsWith("\x7F"u8) && first[1..].StartsWith("ELF"u8) => "an ELF program or core dump",
        _ when first.StartsWith("MDMP"u8) => "a Windows minidump",
        _ when first.StartsWith("MZ"u8) => "a Windows program",
        _ when first[Math.Min(4, first.Length)..].StartsWith("!FastSer"u8) => "a NetPerf file, from before .NET Core 3.0",
        _ when first.IndexOfAnyExcept((byte)0) < 0 => "filled with zeros",
        _ when first.IndexOfAnyExceptInRange((byte)9, (byte)126) < 0 => "text",
        _ => $"something that starts with the bytes {Convert.ToHexString(first)}",
    };
}
