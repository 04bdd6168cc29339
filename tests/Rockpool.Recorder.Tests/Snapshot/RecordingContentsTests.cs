using CsCheck;
using Rockpool.Recorder.Attach;
using Rockpool.Recorder.Snapshot;
using Xunit;

namespace Rockpool.Recorder.Tests.Snapshot;

public sealed class RecordingContentsTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void What_was_written_is_read_whole_and_in_order()
    {
        Gen<(int Session, int Length)[]> appends =
            Gen.Select(Gen.Int[0, 2], Gen.Int[0, 5000]).Array[0, 40];
        appends.Sample(script =>
        {
            MemoryStream[] expected = [new(), new(), new()];
            Random random = new(script.Length);
            using (RecordingWriter writer = RecordingWriter.Create(_path, Samples.Manifest(_clock), _clock))
            {
                SessionRole[] roles = [SessionRole.AllEvents, SessionRole.RareStacks, SessionRole.Names];
                SessionWriter[] sessions = [.. roles.Select(role => writer.StartSession(role, _clock.GetTimestamp()))];
                foreach ((int session, int length) in script)
                {
                    byte[] bytes = new byte[length];
                    random.NextBytes(bytes);
                    sessions[session].Append(bytes);
                    expected[session].Write(bytes);
                    _clock.Advance(TimeSpan.FromMilliseconds(length % 500));
                }

                writer.Close(RecordEnd.Stopped, exitCode: 3);
            }

            using RecordingContents contents = RecordingContents.Open(_path);
            Assert.Null(contents.Cut);
            Assert.Equal(3, contents.Sessions.Count);
            for (int i = 0; i < 3; i++) Assert.Equal(expected[i].ToArray(), Bytes(contents, contents.Sessions[i]));
            Assert.Equal(3, contents.Updates.OfType<RecordingEnded>().Single().ExitCode);
        }, iter: 50, threads: 1);
    }

    [Fact]
    public void A_recording_cut_at_any_byte_of_its_last_members_keeps_what_comes_before()
    {
        byte[] trace = new FakeTrace(4).Block("EventBlock", 50).Block("EventBlock", 60).ToArray();
        using (RecordingWriter writer = RecordingWriter.Create(_path, Samples.Manifest(_clock), _clock))
        {
            SessionWriter session = writer.StartSession(SessionRole.AllStacks, _clock.GetTimestamp());
            session.Append(trace.AsSpan(0, 200));
            _clock.Advance(SessionWriter.SegmentAge);
            session.Append(trace.AsSpan(200));
            _clock.Advance(SessionWriter.SegmentAge);
        }

        byte[] whole = File.ReadAllBytes(_path);
        ZipMember[] members;
        using (ZipReader zip = new(_path)) members = [.. zip.Members];
        Assert.Equal(4, members.Length);
        for (long length = members[^2].HeaderOffset; length <= whole.Length; length++)
        {
            File.WriteAllBytes(_path, whole[..(int)length]);
            using RecordingContents contents = RecordingContents.Open(_path);
            Assert.NotNull(contents.Cut);
            byte[] read = Bytes(contents, contents.Sessions.Single());
            Assert.True(trace.AsSpan().StartsWith(read));
            Assert.True(read.Length >= trace.Length - (whole.Length - length), $"{read.Length} of {length}");
            if (length == members[^1].HeaderOffset) Assert.Equal(members[^2].Length, read.Length);
            if (length == whole.Length) Assert.Equal(trace, read);
        }
    }

    [Fact]
    public void Coverage_times_are_kept_apart_from_what_surrounds_them()
    {
        long requested = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromMilliseconds(2));
        long confirmed = _clock.GetTimestamp();
        using (RecordingWriter writer = RecordingWriter.Create(_path, Samples.Manifest(_clock), _clock))
        {
            SessionWriter session = writer.StartSession(SessionRole.BurstStacks, requested);
            _clock.Advance(TimeSpan.FromMilliseconds(50));
            session.Stopping();
            _clock.Advance(TimeSpan.FromMilliseconds(70));
            session.Complete();
            writer.Close(RecordEnd.TimeUp, exitCode: null);
        }

        using RecordingContents contents = RecordingContents.Open(_path);
        RecordedSession read = contents.Sessions.Single();
        Assert.Equal(new SessionStarted(1, SessionRole.BurstStacks, requested, confirmed), read.Started);
        Assert.Equal(new SessionStopped(1, confirmed + 50_000_000, confirmed + 120_000_000), read.Stopped);
    }

    [Fact]
    public void A_zip_file_that_is_no_recording_is_refused_in_one_line()
    {
        File.WriteAllBytes(_path, [0x50, 0x4B, 5, 6, .. new byte[18]]);
        RecorderException error = Assert.Throws<RecorderException>(() => RecordingContents.Open(_path));
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_recording_of_a_newer_format_says_so()
    {
        Manifest newer = Samples.Manifest(_clock) with { Schema = Manifest.CurrentSchema + 1 };
        RecordingWriter.Create(_path, newer, _clock).Dispose();
        RecorderException error = Assert.Throws<RecorderException>(() => RecordingContents.Open(_path));
        Assert.Contains("newer", error.Message, StringComparison.Ordinal);
    }

    private static byte[] Bytes(RecordingContents contents, RecordedSession session)
    {
        using Stream stream = contents.OpenStream(session);
        MemoryStream all = new();
        stream.CopyTo(all);
        return all.ToArray();
    }
}
