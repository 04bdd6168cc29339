using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Rockpool.Tool.Tests;

/// <summary>The published single file, for machines without the SDK or a runtime.</summary>
public sealed class SingleFileTests : IDisposable
{
    private const ushort ElfX64 = 62;
    private const ushort ElfArm64 = 183;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheOneForThisMachineRunsAloneInAnEmptyFolder()
    {
        Assert.SkipUnless(LongTests.AreOn, LongTests.Reason);
        string published = await PublishAsync(RuntimeInformation.RuntimeIdentifier);
        string alone = Path.Combine(Directory.CreateDirectory(_folder["alone"]).FullName, "rockpool");
        File.Copy(published, alone);

        using RunningProcess load = await Target.LoadAsync();
        ProcessRun list = await RunAloneAsync(alone, "ps");
        Assert.Contains(" LoadTarget ", list.Output);
        ProcessRun demo = await RunAloneAsync(alone, "demo", "--for", "3s", "-o", _folder["report.html"]);
        Assert.Contains("OrderParser.Parse", demo.Output);
        Assert.True(File.Exists(_folder["report.html"]));
    }

    [Theory]
    [InlineData("linux-x64", ElfX64)]
    [InlineData("linux-musl-x64", ElfX64)]
    [InlineData("linux-arm64", ElfArm64)]
    public async Task EveryPlatformHasOneFile(string platform, int machine)
    {
        Assert.SkipUnless(LongTests.AreOn, LongTests.Reason);
        string published = await PublishAsync(platform);
        Assert.Equal([published], Directory.GetFiles(Path.GetDirectoryName(published)!));
        await using FileStream file = File.OpenRead(published);
        byte[] header = new byte[20];
        await file.ReadExactlyAsync(header, TestContext.Current.CancellationToken);
        Assert.Equal("\u007fELF"u8, header.AsSpan(0, 4));
        Assert.Equal(machine, BitConverter.ToUInt16(header, 18));
    }

    private async Task<string> PublishAsync(string platform)
    {
        string project = Path.Combine(BuiltProgram.Repository, "src", "Rockpool.Tool");
        using RunningProcess publish = RunningProcess.Start(new ProcessStartInfo(
            "dotnet", ["publish", project, "-c", "Release", "-r", platform, "-o", _folder[platform], "-nodeReuse:false"]));
        (await publish.EndAsync()).MustEndWith(0);
        return Path.Combine(_folder[platform], "rockpool");
    }

    private async Task<ProcessRun> RunAloneAsync(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = _folder.Path };
        // No runtime can be found: neither on the path nor where it says it is installed.
        start.Environment["PATH"] = "/nowhere";
        start.Environment["DOTNET_ROOT"] = "/nowhere";
        using RunningProcess process = RunningProcess.Start(start);
        return (await process.EndAsync()).MustEndWith(0);
    }
}
