using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode;
using Rockpool.Recorder.Tests.NetTrace;
using Xunit;

namespace Rockpool.Recorder.Tests.Snapshot;

public sealed class RecordingFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void The_content_decides_whatever_the_name()
    {
        File.WriteAllBytes(_path, new NetTraceWriter(version: 4).Finish());
        using (JournalReader trace = RecordingFile.Open(_path)) Assert.IsType<NetTraceJournal>(trace);
        File.Delete(_path);
        RecordingWriterOf(_path);
        using JournalReader recording = RecordingFile.Open(_path);
        Assert.IsType<RecordingJournal>(recording);
    }

    [Fact]
    public void Every_file_that_cannot_be_read_gets_one_clear_line()
    {
        File.WriteAllBytes(_path, []);
        Assert.Contains("is empty", Refusal(_path), StringComparison.Ordinal);
        File.WriteAllBytes(_path, [1, 2]);
        Assert.Contains("neither", Refusal(_path), StringComparison.Ordinal);
        File.WriteAllText(_path, "{\"schema\": 1, \"recording\": {}}");
        Assert.Contains("neither", Refusal(_path), StringComparison.Ordinal);
        File.WriteAllBytes(_path, "Nettrace"u8.ToArray());
        Assert.Contains(_path, Refusal(_path), StringComparison.Ordinal);
        File.WriteAllBytes(_path, [0x50, 0x4B, 3, 4]);
        Assert.Contains(_path, Refusal(_path), StringComparison.Ordinal);
        Assert.Contains("no file", Refusal(_path + ".missing"), StringComparison.Ordinal);
        Assert.Contains("no file", Refusal(Path.Combine(_path + ".missing", "file")), StringComparison.Ordinal);
        Assert.Contains("directory", Refusal(Path.GetTempPath()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_this_user_may_not_read_says_so()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "whoever runs this may read everything");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_path, UnixFileMode.None);
        Assert.Contains("denied", Refusal(_path), StringComparison.OrdinalIgnoreCase);
    }

    private static string Refusal(string path)
    {
        string message = Assert.Throws<RecorderException>(() => RecordingFile.Open(path)).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    private static void RecordingWriterOf(string path)
    {
        ManualClock clock = new();
        Recorder.Snapshot.RecordingWriter.Create(path, Samples.Manifest(clock), clock).Dispose();
    }
}
