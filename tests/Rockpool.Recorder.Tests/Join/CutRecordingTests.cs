using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode;
using Xunit;

namespace Rockpool.Recorder.Tests.Join;

/// <summary>Recordings that end anywhere accuse nobody.</summary>
public sealed class CutRecordingTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_sound_program_stays_sound_wherever_its_recording_is_cut(int seed)
    {
        byte[] whole = HandOffRecording.Write(_path, seed);
        Assert.Equal("", Accusations(out RecordingInfo info));
        double seconds = Seconds(info);
        Random random = new(seed);
        foreach (double share in Enumerable.Range(1, 99).Select(percent => percent / 100.0)
            .Concat(Enumerable.Range(0, 50).Select(_ => random.NextDouble())))
        {
            int length = (int)(whole.Length * share);
            if (length < whole.Length / 100) continue;
            File.WriteAllBytes(_path, whole[..length]);
            Assert.Equal("", Accusations(out info));
            Assert.InRange(Seconds(info), share * seconds - 1, share * seconds + 1);
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(25)]
    [InlineData(40)]
    [InlineData(90)]
    public void Bytes_that_were_overwritten_are_told_and_believed_nowhere(int percent)
    {
        byte[] bytes = HandOffRecording.Write(_path, seed: 3);
        Accusations(out RecordingInfo sound);
        new Random(percent).NextBytes(bytes.AsSpan(bytes.Length * percent / 100, 4000));
        File.WriteAllBytes(_path, bytes);
        Assert.Equal("", Accusations(out RecordingInfo hit));
        Assert.Contains(hit.Remarks, remark => remark.Contains(".nettrace at byte", StringComparison.Ordinal)
            && remark.Contains("is damaged", StringComparison.Ordinal));
        Assert.True(Seconds(hit) <= Seconds(sound) * percent / 100, $"{Seconds(hit)} of {Seconds(sound)} s at {percent} %");
    }

    [Fact]
    public void A_cut_recording_says_at_which_byte_and_how_far_each_session_reaches()
    {
        byte[] whole = HandOffRecording.Write(_path, seed: 4);
        int length = whole.Length / 2;
        File.WriteAllBytes(_path, whole[..length]);
        Accusations(out RecordingInfo info);
        Assert.Contains(info.Remarks, remark => remark.Contains($"at byte {length:N0}", StringComparison.Ordinal));
        string reach = FormattableString.Invariant($"is whole up to {Seconds(info):0.00} s");
        Assert.Contains(info.Remarks, remark => remark.StartsWith("Session 1", StringComparison.Ordinal)
            && remark.Contains(reach, StringComparison.Ordinal));
    }

    private static double Seconds(RecordingInfo info) => info.PoolCoverage.Sum(stretch => stretch.Length) / 1e9;

    private string Accusations(out RecordingInfo info)
    {
        using JournalReader journal = RecordingFile.Open(_path);
        DiagnosisResult result = Diagnoser.Run(journal, new DiagnosisOptions([]), null, TestContext.Current.CancellationToken);
        info = journal.Info;
        return string.Join(", ", result.Findings.Where(finding => finding.Severity > Severity.Info)
            .Select(finding => $"{finding.Severity} {finding.Rule} {finding.Title} {finding.Count}"));
    }
}
