using System.IO.Compression;
using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Attach;
using Rockpool.Recorder.Decode;
using Rockpool.Recorder.Snapshot;
using Xunit;

namespace Rockpool.Recorder.Tests.Attach;

/// <summary>What a process told of its code before the damage names the code.</summary>
public sealed class DamagedNamesTests : IDisposable
{
    private readonly OutputFile _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public async Task NamesToldBeforeTheDamagedSegmentAreKept()
    {
        // Without precompiled code the process compiles all of it, and lists it with its maps.
        using (var load = LoadProcess.Start("net10.0", "rate=500", ("DOTNET_ReadyToRun", "0")))
        using (var stop = new CancellationTokenSource())
        {
            var watch = new ProgressWatch(progress =>
            {
                if (progress.Events > 400) stop.Cancel();
            });
            await Recording.RunAsync(
                new RecordOptions { ProcessId = load.Id, Output = _output.Path, Exact = true }, watch, stop.Token);
        }

        var sound = await File.ReadAllBytesAsync(_output.Path, TestContext.Current.CancellationToken);
        var (named, all) = CountFrames();
        Assert.True(named > 0);
        Assert.Equal(all, named);

        // The list of what was there at attach is the longest of the streams.
        var segments = Segments().GroupBy(segment => segment.Session).MaxBy(session => session.Sum(segment => segment.Length))!
            .ToList();
        Assert.True(segments.Count > 2, $"{segments.Count} segments");
        List<int> kept = [];
        foreach (var segment in segments)
        {
            await File.WriteAllBytesAsync(_output.Path, Damaged(sound, segment.Name, segment.Length), TestContext.Current.CancellationToken);
            kept.Add(CountFrames().Named);
        }

        Assert.Equal(kept.Order(), kept);
        Assert.InRange(kept[^1], kept[0] + 1, all);
    }

    private IEnumerable<(int Session, string Name, long Length)> Segments()
    {
        using var zip = ZipFile.OpenRead(_output.Path);
        foreach (var entry in zip.Entries)
        {
            if (MemberName.TryParseSegment(entry.FullName, out var session, out var role, out _) && role == SessionRole.Names)
                yield return (session, entry.FullName, entry.Length);
        }
    }

    private static byte[] Damaged(byte[] sound, string member, long length)
    {
        var name = System.Text.Encoding.UTF8.GetBytes(member);
        var bytes = sound.ToArray();
        bytes[bytes.AsSpan().IndexOf(name) + name.Length + (int)(length / 2)] ^= 0x55;
        return bytes;
    }

    private (int Named, int All) CountFrames()
    {
        using var journal = RecordingFile.Open(_output.Path);
        var stacks = new HashSet<StackIndex>();
        var batch = new JournalBatch();
        while (journal.Read(batch))
        {
            for (var row = 0; row < batch.Pool.Count; row++)
                stacks.Add(batch.Pool.Stack[row]);
        }

        var methods = stacks.SelectMany(stack => journal.Catalog.Stacks[stack]).Select(frame => frame.Method).ToList();
        return (methods.Count(method => method is not null), methods.Count);
    }
}
