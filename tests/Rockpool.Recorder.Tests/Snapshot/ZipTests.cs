using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Rockpool.Recorder.Snapshot;
using Xunit;

namespace Rockpool.Recorder.Tests.Snapshot;

public sealed class ZipTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_member_with_one_wrong_bit_is_not_given_out()
    {
        using (ZipWriter zip = new(File.Create(_path), TimeProvider.System))
        {
            zip.Append("sound", "sound"u8);
            zip.Append("hit", "some bytes"u8);
            zip.WriteDirectory();
        }

        byte[] bytes = File.ReadAllBytes(_path);
        bytes[bytes.AsSpan().IndexOf("some bytes"u8) + 3] ^= 4;
        File.WriteAllBytes(_path, bytes);
        using ZipReader reader = new(_path);
        Assert.Equal("sound"u8.ToArray(), reader.ReadAll(reader.Members[0]));
        Assert.Empty(reader.ReadAll(reader.Members[1]));
        Assert.Equal("hit", Assert.Single(reader.Damaged).Member.Name);
    }

    [Fact]
    public void Unzip_finds_no_fault()
    {
        using (ZipWriter zip = new(File.Create(_path), TimeProvider.System))
        {
            for (int i = 0; i < 5; i++) zip.Append($"folder/müll-{i}", Encoding.UTF8.GetBytes(new string('x', i * 1000)));
            zip.WriteDirectory();
        }

        Assert.SkipUnless(File.Exists("/usr/bin/unzip"), "unzip is not installed");
        using Process unzip = Process.Start(new ProcessStartInfo("/usr/bin/unzip", ["-t", _path]) { RedirectStandardOutput = true })!;
        string said = unzip.StandardOutput.ReadToEnd();
        unzip.WaitForExit();
        Assert.True(unzip.ExitCode == 0, said);
    }

    [Fact]
    public void More_members_than_a_plain_directory_can_count()
    {
        const int Members = ushort.MaxValue + 10;
        using (ZipWriter zip = new(new BufferedStream(File.Create(_path)), TimeProvider.System))
        {
            for (int i = 0; i < Members; i++) zip.Append($"{i}", [(byte)i]);
            zip.WriteDirectory();
        }

        using (ZipReader reader = new(_path))
        {
            Assert.Null(reader.Cut);
            Assert.Equal(Members, reader.Members.Count);
            Assert.Equal([unchecked((byte)(Members - 1))], reader.ReadAll(reader.Members[^1]));
        }

        using ZipArchive other = ZipFile.OpenRead(_path);
        Assert.Equal(Members, other.Entries.Count);
    }

    [Fact]
    public void Members_beyond_four_gigabytes()
    {
        // A hole in the file takes no room on the disk.
        using FileStream file = File.Create(_path);
        file.SetLength(5L << 30);
        file.Position = file.Length;
        using (ZipWriter zip = new(file, TimeProvider.System))
        {
            zip.Append("far away", "here"u8);
            zip.WriteDirectory();
        }

        using (ZipReader reader = new(_path))
        {
            ZipMember member = Assert.Single(reader.Members);
            Assert.Equal(5L << 30, member.HeaderOffset);
            Assert.Equal("here"u8.ToArray(), reader.ReadAll(member));
        }

        using ZipArchive other = ZipFile.OpenRead(_path);
        using StreamReader text = new(other.Entries.Single().Open());
        Assert.Equal("here", text.ReadToEnd());
    }

    [Fact]
    public void A_recording_that_another_program_packed_anew_without_compression_is_read_all_the_same()
    {
        using (ZipArchive other = ZipFile.Open(_path, ZipArchiveMode.Update))
        {
            using StreamWriter text = new(other.CreateEntry("name", CompressionLevel.NoCompression).Open());
            text.Write("content");
        }

        using ZipReader reader = new(_path);
        Assert.Equal("content"u8.ToArray(), reader.ReadAll(Assert.Single(reader.Members)));
    }
}
