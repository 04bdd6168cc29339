using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode;
using Rockpool.Recorder.Snapshot;
using Rockpool.Recorder.Tests.NetTrace;
using Xunit;

namespace Rockpool.Recorder.Tests.Join;

/// <summary>Recordings of a model process, cut and damaged.</summary>
public sealed class DamagedRecordingTests : IDisposable
{
    private const long Start = 10_000, Stop = 150_000;

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Damage_is_refused_in_one_line_or_read_around_and_never_throws_or_hangs()
    {
        byte[] sound = Sound(isClosed: true), open = Sound(isClosed: false);
        int files = Environment.GetEnvironmentVariable("ROCKPOOL_LONG_TESTS") == "1" ? 200_000 : 1000;
        using Watchdog watchdog = new(TimeSpan.FromSeconds(20));
        for (int seed = 0; seed < files; seed++)
        {
            watchdog.Now = seed;
            File.WriteAllBytes(_path, new Mutator(seed).Mutate(seed % 2 == 0 ? sound : open, open));
            try
            {
                ReadAll();
            }
            catch (RecorderException refused)
            {
                Assert.DoesNotContain('\n', refused.Message);
            }
        }
    }

    [Fact]
    public void The_longer_the_file_the_more_is_read_and_never_anything_else()
    {
        byte[] whole = Sound(isClosed: false);
        File.WriteAllBytes(_path, whole);
        List<JournalRow> all = BeforeTheStop(new JournalContents(_path));
        int before = 0;
        for (int length = whole.Length / 2; length < whole.Length; length += 97)
        {
            File.WriteAllBytes(_path, whole[..length]);
            JournalContents read = new(_path);
            List<JournalRow> rows = BeforeTheStop(read);
            Assert.Equal(all.Take(rows.Count), rows);
            Assert.True(rows.Count >= before);
            before = rows.Count;
            Assert.Contains(read.Info.Remarks, remark => remark.Contains("was not closed", StringComparison.Ordinal));
            Assert.All(read.Info.PoolCoverage, stretch => Assert.True(stretch.To <= read.Info.Duration));
        }
    }

    // Where the file does not say when the session was about to be stopped, events that came after that count too.
    private static List<JournalRow> BeforeTheStop(JournalContents journal) =>
        [.. journal.Rows.Where(row => row.Time < Stop - Start - 10_000)];

    private byte[] Sound(bool isClosed)
    {
        ModelSession[] sessions = [ModelSession.Between(SessionRole.AllStacks, 0, Start, Stop)];
        ModelProcess process = new(sessions, threads: 2, items: 3, handOff: false, new Random(1));
        process.RunUntil(250_000);
        ModelRecording.Write(_path, process, sessions, isClosed);
        return File.ReadAllBytes(_path);
    }

    private void ReadAll()
    {
        using JournalReader journal = RecordingFile.Open(_path);
        JournalBatch batch = new();
        while (journal.Read(batch)) Assert.True(batch.Pool.Count <= PoolEvents.Capacity);
        RecordingInfo info = journal.Info;
        Assert.All(info.PoolCoverage, stretch => Assert.True(stretch.Length > 0));
    }
}
