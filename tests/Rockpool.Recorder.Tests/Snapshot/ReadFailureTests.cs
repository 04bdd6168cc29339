using System.Runtime.InteropServices;
using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode;
using Rockpool.Recorder.Snapshot;
using Rockpool.Recorder.Tests.NetTrace;
using Xunit;

namespace Rockpool.Recorder.Tests.Snapshot;

/// <summary>
/// Files that go wrong while they are read. Nothing may map them: a mapped page that is no longer in its file kills the
/// process with a signal, and this one with it.
/// </summary>
public sealed partial class ReadFailureTests : IDisposable
{
    // Opening a trace reads half a megabyte of it: what is cut must not have been read yet.
    private static readonly byte[] _trace = TraceScript.Make(new TraceShape(
        Version: 4, Compressed: true, PointerSize: 8, Threads: 3, Intervals: 10, EventsPerInterval: 6000, BlockSize: 100_000,
        LongestRun: 6, Loss: 0, MostPayload: 60, Seed: 7)).Trace;

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(false, "cut at byte ")]
    [InlineData(true, " is damaged: ")]
    public void AFileThatIsCutWhileItIsReadGivesWhatCameBefore(bool asRecording, string told)
    {
        Write(asRecording);
        using JournalReader journal = RecordingFile.Open(_path);
        using (FileStream file = new(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            file.SetLength(_trace.Length / 2);
        ReadOn(journal);
        Assert.Contains(journal.Info.Remarks, remark => remark.Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public void ATraceWhoseDiskFailsGivesWhatCameBefore()
    {
        Write(asRecording: false);
        using JournalReader journal = RecordingFile.Open(_path);
        FailFromNowOn();
        ReadOn(journal);
        Assert.Contains(journal.Info.Remarks, remark => remark.Contains("reading failed, Input/output error", StringComparison.Ordinal));
    }

    [Fact]
    public void ARecordingWhoseDiskFailsGivesWhatCameBefore()
    {
        Write(asRecording: true);
        using JournalReader journal = RecordingFile.Open(_path);
        FailFromNowOn();
        ReadOn(journal);
        Assert.Contains(
            journal.Info.Remarks, remark => remark.Contains("could not be read (Input/output error): nothing in it is believed", StringComparison.Ordinal));
    }

    private static void ReadOn(JournalReader journal)
    {
        var batch = new JournalBatch();
        while (journal.Read(batch))
            continue;
    }

    private void Write(bool asRecording)
    {
        if (!asRecording)
        {
            File.WriteAllBytes(_path, _trace);
            return;
        }

        ManualClock clock = new();
        using RecordingWriter writer = RecordingWriter.Create(_path, Samples.Manifest(clock), clock);
        SessionWriter session = writer.StartSession(SessionRole.AllEvents, clock.GetTimestamp());
        foreach (byte[] piece in _trace.Chunk(100_000))
        {
            session.Append(piece);
            clock.Advance(SessionWriter.SegmentAge);
        }

        writer.Close(Recorder.Attach.RecordEnd.Stopped, exitCode: null);
    }

    /// <summary>Puts this process's own memory in the open file's place: nothing is at its beginning, and reading there is an error.</summary>
    private void FailFromNowOn()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has a file that always fails");
        string open = Directory.EnumerateFiles("/proc/self/fd").Single(link => new FileInfo(link).LinkTarget == _path);
        using var memory = File.OpenHandle("/proc/self/mem");
        Assert.NotEqual(-1, dup2((int)memory.DangerousGetHandle(), int.Parse(Path.GetFileName(open))));
    }

    // The name is libc's.
    [LibraryImport("libc", SetLastError = true)]
    private static partial int dup2(int from, int to);
}
