using System.Text.Json;

namespace Rockpool.Tool.Tests;

/// <summary>A recorder that is killed leaves a file that opens, with what it had written, and names the places in it.</summary>
public sealed class KilledRecorderTests : IDisposable
{
    // What the recorder writes of the sample service in its first seconds, the names of its methods included.
    private const int FirstSeconds = 900_000;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, LongTests.AreOn ? 20 : 2)];

    private string Recording => _folder["killed.rockpool"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task ItsFileOpensAndNamesPlaces(int seed)
    {
        using RunningProcess shop = RunningProcess.Dotnet(BuiltProgram.Shop, "--seconds", "60");
        await shop.LineWithAsync("serving on");
        await KillWhenWrittenAsync($"{shop.Id}", new Random(seed).Next(FirstSeconds));

        string json = _folder["report.json"];
        (await Processes.Tool.RunAsync("report", Recording, "-o", json)).MustEndWith(0);
        using JsonDocument report = JsonDocument.Parse(await File.ReadAllBytesAsync(json, TestContext.Current.CancellationToken));
        string[] limits = [.. report.RootElement.GetProperty("limits").EnumerateArray().Select(limit => limit.GetString()!)];
        Assert.DoesNotContain(limits, limit => limit.Contains("could be named") || limit.Contains("no method names"));
        Assert.Contains("was not closed", report.RootElement.ToString());
    }

    private async Task KillWhenWrittenAsync(string process, int bytes)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(_folder.Path) { NotifyFilter = NotifyFilters.Size | NotifyFilters.LastWrite };
        watcher.Changed += (_, change) =>
        {
            if (new FileInfo(change.FullPath).Length > bytes)
                written.TrySetResult();
        };
        watcher.EnableRaisingEvents = true;
        using RunningProcess recorder = RunningProcess.Tool("record", "-p", process, "-o", Recording, "--exact");
        await written.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        recorder.Send(Signal.Kill);
        await recorder.EndAsync();
    }
}
