using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Rockpool.Recorder.Decode.Sources;
using Rockpool.Recorder.Decode.Symbols;
using Rockpool.Recorder.Tests.Sources;
using Xunit;

namespace Rockpool.Recorder.Tests.Symbols;

/// <summary>One recording of SymbolTarget per runtime, made when a test asks first and shared by all.</summary>
public sealed class SymbolRecordings : IDisposable
{
    private readonly Dictionary<string, Task<string>> _files = [];

    /// <summary>The runtimes that a recording can be had of.</summary>
    public static TheoryData<string> Frameworks => ["net8.0", "net9.0", "net10.0"];

    /// <summary>The same, each as programs start and with all code optimised as that of a service that runs for a while.</summary>
    public static TheoryData<string, bool> Tiers => new()
    {
        { "net8.0", false }, { "net8.0", true }, { "net9.0", false }, { "net9.0", true }, { "net10.0", false }, { "net10.0", true },
    };

    /// <summary>The path of a NetTrace file in which every shape of member rented twice, all events with stacks.</summary>
    /// <param name="framework">The target framework.</param>
    /// <param name="optimised">Whether all its code is compiled fully at once.</param>
    public Task<string> Of(string framework, bool optimised = false) =>
        Once($"{framework} {optimised}", () => Record(framework, optimised));

    /// <summary>The same, but recorded from the process's first instruction to its last.</summary>
    public Task<string> FromStart(string framework) => Once(framework + " from start", () => Task.Run(() => RecordFromStart(framework)));

    public void Dispose()
    {
        foreach (Task<string> file in _files.Values)
            if (file.IsCompletedSuccessfully)
                File.Delete(file.Result);
    }

    private Task<string> Once(string key, Func<Task<string>> record)
    {
        lock (_files)
        {
            if (!_files.TryGetValue(key, out Task<string>? file)) _files[key] = file = record();
            return file;
        }
    }

    private static string RecordFromStart(string framework)
    {
        string path = Path.Combine(Path.GetTempPath(), $"rockpool-{Guid.NewGuid():n}.nettrace");
        using StartedTarget target = StartedTarget.Start(
            "SymbolTarget",
            framework,
            ("DOTNET_EnableEventPipe", "1"),
            ("DOTNET_EventPipeOutputPath", path),
            ("DOTNET_EventPipeConfig",
                $"{SourceEvents.ArrayPoolProvider}:0:5,{SourceEvents.RuntimeProvider}:{SymbolKeywords.Live:x}:5"));
        target.Do("round");
        target.Finish();
        return path;
    }

    private static async Task<string> Record(string framework, bool optimised)
    {
        using StartedTarget target =
            StartedTarget.Start("SymbolTarget", framework, ("DOTNET_TieredCompilation", optimised ? "0" : "1"));
        EventPipeProvider[] providers =
        [
            new(SourceEvents.ArrayPoolProvider, EventLevel.Verbose, 0),
            new("SymbolTarget", EventLevel.Verbose, SymbolKeywords.EveryEventSource),
            new(SourceEvents.RuntimeProvider, EventLevel.Verbose, SymbolKeywords.Live),
        ];

        // The runtime 8 has one rundown for everybody.
        EventPipeSessionConfiguration session = framework == "net8.0"
            ? new(providers, 64, requestRundown: true, requestStackwalk: true)
            : new(providers, 64, SymbolKeywords.Rundown, requestStackwalk: true);
        return await target.Record(session, () =>
        {
            target.Do("round");
            target.Do("round");
        });
    }
}
