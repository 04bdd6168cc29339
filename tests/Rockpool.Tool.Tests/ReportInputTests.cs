using System.Diagnostics;
using System.Security.Cryptography;

namespace Rockpool.Tool.Tests;

/// <summary>Files that are not what they should be: one clear line each, and what can be read is reported.</summary>
public sealed class ReportInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task NoSuchFile() => AssertRefused(await ReportAsync("not-there.rockpool"), "not-there.rockpool");

    [Fact]
    public async Task AFolder() => AssertRefused(await Processes.Tool.RunAsync("report", _folder.Path), _folder.Path);

    /// <summary>Opened twice, a pipe whose writer is gone would be waited for without end.</summary>
    [Fact]
    public async Task APipeWhoseWriterHasGone()
    {
        using RunningProcess mkfifo = RunningProcess.Start(new ProcessStartInfo("mkfifo", [_folder["pipe"]]));
        (await mkfifo.EndAsync()).MustEndWith(0);
        using RunningProcess writer = RunningProcess.Start(new ProcessStartInfo("sh", ["-c", "printf Nettrace > \"$0\"", _folder["pipe"]]));
        AssertRefused(await ReportAsync("pipe"), "is a pipe");
    }

    [Fact]
    public async Task AFileThatCannotBeReadAtAll()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has a file that always fails");
        AssertRefused(await Processes.Tool.RunAsync("report", "/proc/self/mem"), "Cannot read /proc/self/mem: Input/output error");
    }

    [Fact]
    public async Task AnEmptyFile()
    {
        await File.WriteAllBytesAsync(_folder["empty.nettrace"], [], TestContext.Current.CancellationToken);
        AssertRefused(await ReportAsync("empty.nettrace"), "empty");
    }

    [Fact]
    public async Task AFileThatIsNeither()
    {
        await File.WriteAllBytesAsync(_folder["noise.bin"], RandomNumberGenerator.GetBytes(5000), TestContext.Current.CancellationToken);
        AssertRefused(await ReportAsync("noise.bin"), "noise.bin");
    }

    [Fact]
    public async Task AZipThatIsNoRecording()
    {
        using (var zip = System.IO.Compression.ZipFile.Open(_folder["other.zip"], System.IO.Compression.ZipArchiveMode.Create))
            zip.CreateEntry("hello.txt");
        AssertRefused(await ReportAsync("other.zip"), "other.zip");
    }

    [Fact]
    public async Task ARecordingThatIsCutSomewhereIsReadAsFarAsItGoes()
    {
        using RunningProcess load = await Target.LoadAsync();
        (await Processes.Tool.RunAsync("record", "-p", $"{load.Id}", "--for", "2s", "-o", _folder["whole.rockpool"])).MustEndWith(0);
        byte[] whole = await File.ReadAllBytesAsync(_folder["whole.rockpool"], TestContext.Current.CancellationToken);
        foreach (double share in (double[])[0.001, 0.3, 0.6, 0.999])
        {
            await File.WriteAllBytesAsync(_folder["cut.rockpool"], whole[..(int)(share * whole.Length)], TestContext.Current.CancellationToken);
            ProcessRun run = await ReportAsync("cut.rockpool");
            Assert.True(run.ExitCode is 0 or 2, $"cut at {share:P1}: {run.ExitCode}\n{run.Error}");
            if (run.ExitCode == 2)
                AssertRefused(run, "cut.rockpool");
            Assert.DoesNotContain("   at ", run.Error);
        }
    }

    private static void AssertRefused(ProcessRun run, string expected)
    {
        run.MustEndWith(2);
        Assert.Contains(expected, Assert.Single(run.ErrorLines));
        Assert.Empty(run.Output);
    }

    private Task<ProcessRun> ReportAsync(string name) => Processes.Tool.RunAsync("report", _folder[name]);
}
