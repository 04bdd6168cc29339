namespace Rockpool.Tool.Tests;

/// <summary>Where recordings go: over an older recording, and over nothing else.</summary>
public sealed class RecordOutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AFileThatIsNoRecordingIsKept()
    {
        using RunningProcess load = await Target.LoadAsync();
        await File.WriteAllTextAsync(_folder["notes.txt"], "mine", TestContext.Current.CancellationToken);
        AssertRefused(await RecordAsync(load, _folder["notes.txt"]), "is no recording");
        using (var zip = System.IO.Compression.ZipFile.Open(_folder["other.zip"], System.IO.Compression.ZipArchiveMode.Create))
            zip.CreateEntry("a-long-name-that-is-no-manifest.txt");
        AssertRefused(await RecordAsync(load, _folder["other.zip"]), "is no recording");
        Assert.Equal("mine", await File.ReadAllTextAsync(_folder["notes.txt"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AnOlderRecordingIsReplacedWhateverItIsCalled()
    {
        using RunningProcess load = await Target.LoadAsync();
        await File.WriteAllBytesAsync(_folder["made-by-mktemp"], [], TestContext.Current.CancellationToken);
        (await RecordAsync(load, _folder["made-by-mktemp"])).MustEndWith(0);
        (await RecordAsync(load, _folder["made-by-mktemp"])).MustEndWith(0);
        await File.WriteAllTextAsync(_folder["cut.rockpool"], "PK", TestContext.Current.CancellationToken);
        (await RecordAsync(load, _folder["cut.rockpool"])).MustEndWith(0);
    }

    [Fact]
    public async Task AWrongNameIsSaidInALine()
    {
        using RunningProcess load = await Target.LoadAsync();
        AssertRefused(await RecordAsync(load, _folder["not/there.rockpool"]), $"There is no folder {_folder["not"]}.");
        AssertRefused(await RecordAsync(load, _folder.Path), "is a folder");
        AssertRefused(await RecordAsync(load, ""), "the name after -o is empty");
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    private static void AssertRefused(ProcessRun run, string expected)
    {
        run.MustEndWith(2);
        Assert.Contains(expected, Assert.Single(run.ErrorLines, line => line.StartsWith("rockpool: ")));
        Assert.DoesNotContain(" events", run.Error);
        Assert.Empty(run.Output);
    }

    private static Task<ProcessRun> RecordAsync(RunningProcess load, string output) =>
        Processes.Tool.RunAsync("record", "-p", $"{load.Id}", "--for", "300ms", "-o", output);
}
