using System.IO.Compression;
using System.Text;
using Rockpool.Recorder.Attach;
using Rockpool.Recorder.Snapshot;
using Xunit;

namespace Rockpool.Recorder.Tests.Snapshot;

public sealed class RecordingWriterTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Ordinary_zip_readers_see_every_member_with_its_bytes()
    {
        using (RecordingWriter writer = RecordingWriter.Create(_path, Samples.Manifest(_clock), _clock))
        {
            SessionWriter session = writer.StartSession(SessionRole.AllEvents, _clock.GetTimestamp());
            session.Append("not a trace, but bytes all the same"u8);
            writer.Close(RecordEnd.TimeUp, exitCode: null);
            Assert.Null(writer.Failure);
        }

        using ZipArchive zip = ZipFile.OpenRead(_path);
        Assert.Equal(
            ["manifest.json", "updates/000001.jsonl", "session-0001-all-events/000001.nettrace", "updates/000002.jsonl", "updates/000003.jsonl"],
            zip.Entries.Select(entry => entry.FullName));
        Assert.Equal("not a trace, but bytes all the same", Text(zip.Entries[2]));
        Assert.Contains("\"kind\":\"sessionStarted\"", Text(zip.Entries[1]), StringComparison.Ordinal);
        Assert.Contains("\"reason\":\"TimeUp\"", Text(zip.Entries[4]), StringComparison.Ordinal);
        Assert.All(zip.Entries, entry => Assert.Equal(entry.Length, entry.CompressedLength));
    }

    [Fact]
    public void A_segment_waits_for_its_time_and_then_needs_no_further_byte()
    {
        using RecordingWriter writer = RecordingWriter.Create(_path, Samples.Manifest(_clock), _clock);
        SessionWriter session = writer.StartSession(SessionRole.AllEvents, _clock.GetTimestamp());
        long before = new FileInfo(_path).Length;
        session.Append("bytes of a slow session"u8);
        Assert.Equal(before, new FileInfo(_path).Length);
        _clock.Advance(SessionWriter.SegmentAge);
        Assert.True(new FileInfo(_path).Length > before + 23);
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using StreamReader reader = new(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
