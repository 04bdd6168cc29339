using System.IO.Compression;
using System.Text;
using Rockpool.Recorder.Decode.NetTrace;
using Xunit;

namespace Rockpool.Recorder.Tests.NetTrace;

public sealed class NotATraceTests
{
    public static TheoryData<byte[], string> Others => new()
    {
        { [], "it is empty" },
        { Encoding.UTF8.GetBytes("{\"schema\": 1, \"events\": []}\n"), "it is text" },
        { "short"u8.ToArray(), "it is text" },
        { ZipArchive(), "it is a zip archive" },
        { [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0], "it is gzip data" },
        { [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0, 0], "it is an ELF program or core dump" },
        { new byte[100], "it is filled with zeros" },
        { [20, 0, 0, 0, .. "!FastSerialization.1"u8], "it is a NetPerf file, from before .NET Core 3.0" },
        { [200, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], "starts with the bytes C80102030405060708090A0B" },
        { [.. "Nettrace"u8, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0], "a NetTrace file of version 7" },
        { [.. "Nettrace"u8, 20, 0, 0, 0, .. "!FastSerialization.2"u8], "its header is damaged at byte 8" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void ThereIsOneLineThatSaysWhatItIsInstead(byte[] file, string line)
    {
        var thrown = Assert.Throws<InvalidDataException>(() => NetTraceReader.Open(new MemoryStream(file)));
        Assert.Contains(line, thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', thrown.Message);
    }

    [Fact]
    public void ATraceCutInItsHeaderIsSaidToBeCut()
    {
        byte[] header = new NetTraceWriter(4).SoFar();
        for (int length = 1; length < header.Length - 1; length++)
        {
            var thrown = Assert.Throws<InvalidDataException>(
                () => NetTraceReader.Open(new MemoryStream(header, 0, length)));
            Assert.Contains("header", thrown.Message, StringComparison.Ordinal);
            Assert.Contains($"at byte {length}", thrown.Message, StringComparison.Ordinal);
        }
    }

    private static byte[] ZipArchive()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            archive.CreateEntry("manifest.json");
        return bytes.ToArray();
    }
}
