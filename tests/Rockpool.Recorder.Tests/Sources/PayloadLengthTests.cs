using Rockpool.Recorder.Decode.Sources;
using Rockpool.Recorder.Tests.NetTrace;
using Xunit;

namespace Rockpool.Recorder.Tests.Sources;

/// <summary>Payloads cut at every byte: counted where something is missing, never read beyond their end.</summary>
public sealed class PayloadLengthTests
{
    private const string Runtime = SourceEvents.RuntimeProvider;

    /// <summary>Events of the runtime: id, version, pointer size, payload, bytes that are needed.</summary>
    public static TheoryData<int, int, int, byte[], int> RuntimeEvents => new()
    {
        { 1, 0, 8, new ByteWriter().Int32(7).Int32(1).ToArray(), 8 },
        { 1, 2, 8, new ByteWriter().Int32(7).Int32(2).Int32(1).Int32(0).Int16(0).Int64(0).ToArray(), 12 },
        { 2, 0, 8, new ByteWriter().Int32(7).Int16(2).ToArray(), 6 },
        { 2, 1, 8, new ByteWriter().Int32(7).Int32(2).Int16(0).ToArray(), 8 },
        { 3, 1, 8, new ByteWriter().Int16(0).ToArray(), 0 },
        { 4, 1, 8, new ByteWriter().Zeros(64).ToArray(), 64 },
        { 4, 2, 8, new ByteWriter().Zeros(64 + 16 + 12 + 2 + 16).ToArray(), 102 },
        { 9, 1, 8, new ByteWriter().Int32(1).Int32(7).Int16(0).ToArray(), 4 },
        { 10, 0, 8, new ByteWriter().Zeros(8).ToArray(), 8 },
        { 10, 4, 8, new ByteWriter().Zeros(18).Int64(5).Utf16("T").Int32(0).Int64(6).Int64(24).ToArray(), 50 },
        { 10, 4, 4, new ByteWriter().Zeros(18).Int32(5).Utf16("T").Int32(0).Int32(6).Int64(24).ToArray(), 42 },
        { 81, 1, 8, new ByteWriter().Byte(0).Int16(0).ToArray(), 3 },
        { 81, 2, 8, new ByteWriter().Byte(0).Int16(0).Int64(1).Int64(2).Int64(3).ToArray(), 11 },
        { 81, 2, 4, new ByteWriter().Byte(0).Int16(0).Int32(1).Int32(2).Int64(3).ToArray(), 7 },
        { 91, 1, 8, new ByteWriter().Byte(0).Int16(0).Int64(BitConverter.DoubleToInt64Bits(5.0)).ToArray(), 11 },
        { 143, 2, 8, Method().Int16(0).Int64(1).ToArray(), 56 },
        { 144, 1, 8, Method().Int16(0).ToArray(), 24 },
        { 152, 2, 8, Module().ToArray(), 52 },
        { 187, 0, 8, new ByteWriter().Zeros(30).ToArray(), 20 },
        { 190, 1, 8, new ByteWriter().Zeros(17).Int16(2).Int32(0).Int32(1).Int32(0).Int32(9).Int16(0).ToArray(), 35 },
        { 204, 3, 8, new ByteWriter().Zeros(82).Int32(2).Zeros(160).ToArray(), 246 },
        { 204, 3, 4, new ByteWriter().Zeros(54).Int32(2).Zeros(80).ToArray(), 138 },
        { 303, 0, 8, new ByteWriter().Zeros(6).Int64(5).Utf16("T").Int64(6).Int64(24).Int64(0).ToArray(), 34 },
    };

    [Theory]
    [MemberData(nameof(RuntimeEvents))]
    public void OfTheRuntime(int id, int version, int pointerSize, byte[] payload, int needed)
    {
        using Decoding decoding = new(pointerSize);
        for (int length = 0; length < needed; length++)
        {
            decoding.Event(Runtime, id, version, payload.AsSpan(0, length));
            Assert.Equal(length + 1, decoding.Unreadable);
        }

        Assert.Empty(decoding.Journal.Runtime);
        Assert.Equal(0, decoding.Catalog.Symbols.Methods);
        for (int length = needed; length <= payload.Length; length++)
            decoding.Event(Runtime, id, version, payload.AsSpan(0, length));
        Assert.Equal(needed, decoding.Unreadable);
    }

    [Fact]
    public void OfStreams()
    {
        for (int id = 1; id <= 11; id++)
            for (int version = 0; version <= 3; version++)
            {
                using Decoding decoding = new();
                for (int length = 0; length <= 64; length++)
                    decoding.Event(SourceEvents.StreamProvider, id, version, new byte[length]);
                Assert.True(id == 6 || decoding.Unreadable > 0, $"event {id} version {version}");
                Assert.Equal(id == 6 ? 0 : 65, decoding.Unreadable + decoding.Journal.Pool.Count);
            }
    }

    [Fact]
    public void ANumberOfGenerationsThatCannotBeIsNotBelieved()
    {
        using Decoding decoding = new();
        decoding.Event(Runtime, 204, 3, new ByteWriter().Zeros(82).Int32(-1).Zeros(4000))
            .Event(Runtime, 204, 3, new ByteWriter().Zeros(82).Int32(17).Zeros(4000));
        Assert.Equal(2, decoding.Unreadable);
        Assert.Empty(decoding.Journal.Runtime);
    }

    private static ByteWriter Method() =>
        new ByteWriter().Int64(1).Int64(2).Int64(4096).Int32(16).Int32(0x06000001).Int32(0).Utf16("T").Utf16("M").Int16(0);

    private static ByteWriter Module() =>
        new ByteWriter().Int64(1).Int64(2).Int32(0).Int32(0).Utf16("").Int16(0).Int16(0).Zeros(16).Int32(1).Utf16("");
}
