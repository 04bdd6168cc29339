using Rockpool.Recorder.Attach;
using Rockpool.Recorder.Snapshot;
using Xunit;

namespace Rockpool.Recorder.Tests.Snapshot;

public sealed class FullDiskTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(3000)]
    public void What_was_written_before_the_disk_was_full_can_be_read(int leftOver)
    {
        FullDisk disk = new(_path);
        using (RecordingWriter writer = RecordingWriter.Create(_path, disk, Samples.Manifest(_clock), _clock))
        {
            SessionWriter session = writer.StartSession(SessionRole.AllEvents, _clock.GetTimestamp());
            session.Append(Bytes(1, 5000));
            _clock.Advance(SessionWriter.SegmentAge);
            disk.Room = disk.Length + leftOver;
            session.Append(Bytes(2, 5000));
            _clock.Advance(SessionWriter.SegmentAge);
            RecorderException failure = Assert.IsType<RecorderException>(writer.Failure);
            Assert.Contains("No space left", failure.Message, StringComparison.Ordinal);
            Assert.Throws<RecorderException>(() => writer.Record(new Remark(0, "too late")));
            writer.Close(RecordEnd.OutputFailed, exitCode: null);
        }

        using RecordingContents contents = RecordingContents.Open(_path);
        using Stream stream = contents.OpenStream(contents.Sessions.Single());
        byte[] read = new byte[6000];
        Assert.Equal(5000, stream.ReadAtLeast(read, read.Length, throwOnEndOfStream: false));
        Assert.Equal(Bytes(1, 5000), read[..5000]);
        // The directory is a little shorter than the segment that did not fit.
        Assert.Equal(leftOver < 3000, contents.Cut is not null);
    }

    [Fact]
    public void A_disk_that_is_full_from_the_start_is_told_when_the_recording_is_made()
    {
        FullDisk disk = new(_path) { Room = 10 };
        RecorderException error = Assert.Throws<RecorderException>(
            () => RecordingWriter.Create(_path, disk, Samples.Manifest(_clock), _clock));
        Assert.Contains(_path, error.Message, StringComparison.Ordinal);
        Assert.False(disk.CanWrite);
    }

    [Fact]
    public void The_thread_that_appends_next_hears_of_a_failure_that_the_timer_met()
    {
        FullDisk disk = new(_path);
        using RecordingWriter writer = RecordingWriter.Create(_path, disk, Samples.Manifest(_clock), _clock);
        SessionWriter session = writer.StartSession(SessionRole.AllEvents, _clock.GetTimestamp());
        session.Append(Bytes(1, 100));
        disk.Room = disk.Length;
        _clock.Advance(SessionWriter.SegmentAge);
        RecorderException error = Assert.Throws<RecorderException>(() => session.Append(Bytes(2, 100)));
        Assert.Equal(writer.Failure!.Message, error.Message);
    }

    private static byte[] Bytes(int seed, int length)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
