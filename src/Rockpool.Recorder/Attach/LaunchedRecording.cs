using System.Globalization;
using Rockpool.Recorder.Attach.Port;

namespace Rockpool.Recorder.Attach;

/// <summary>
/// Starts a command and records the first .NET process in it. Further ones are let go at once, or recorded into files of
/// their own where that was asked for.
/// </summary>
internal sealed class LaunchedRecording(RecordOptions options, IProgress<RecordProgress>? progress, CancellationToken stop)
{
    private readonly List<Task<IReadOnlyList<string>>> _children = [];

    /// <summary>Runs the command to its end, whatever becomes of the recording.</summary>
    /// <exception cref="RecorderException">It cannot be started, or cannot be recorded.</exception>
    public async Task<RecordResult> RunAsync()
    {
        var command = await LaunchedCommand.StartAsync(options.Command!).ConfigureAwait(false);
        await using (command.ConfigureAwait(false))
        {
            if (await command.NextRuntimeAsync().ConfigureAwait(false) is not { } first)
                return await WithoutRuntimeAsync(command).ConfigureAwait(false);

            var recording = RecordAsync(first, options, progress);
            var others = ServeOthersAsync(command);
            var exitCode = await command.Exited.ConfigureAwait(false);
            await others.ConfigureAwait(false);
            // Before the command's own recording is asked how it went: where that failed, theirs must be closed all the same.
            var failures = (await Task.WhenAll(_children).ConfigureAwait(false)).SelectMany(said => said).ToList();
            var result = await recording.ConfigureAwait(false) with { ExitCode = exitCode };
            return failures.Count == 0 ? result : result with { End = RecordEnd.OutputFailed, Remarks = [.. result.Remarks, .. failures] };
        }
    }

    private static async Task<RecordResult> WithoutRuntimeAsync(LaunchedCommand command)
    {
        var exitCode = await command.Exited.ConfigureAwait(false);
        return new RecordResult(RecordEnd.NoRuntime, exitCode,
        [
            "Nothing was recorded: the command ended without a .NET runtime having connected; it is no .NET program, "
            + "runs a .NET before 5, or has diagnostics disabled (DOTNET_EnableDiagnostics=0).",
        ]);
    }

    private async Task<RecordResult> RecordAsync(WaitingRuntime runtime, RecordOptions how, IProgress<RecordProgress>? shown)
    {
        try
        {
            if (!options.Children)
                await runtime.ForgetPortAsync().ConfigureAwait(false);
            var target = await Target.AttachAsync(runtime.ProcessId, stop).ConfigureAwait(false);
            using var run = new RecordingRun(target, how, shown);
            return run.Result(await run.RunAsync(runtime.ResumeAsync, stop).ConfigureAwait(false), exitCode: null);
        }
        catch (OperationCanceledException)
        {
            return new RecordResult(RecordEnd.Stopped, ExitCode: null, []);
        }
        finally
        {
            // Whatever went wrong here, the program must not be left waiting.
            await runtime.ResumeAsync().ConfigureAwait(false);
        }
    }

    private async Task ServeOthersAsync(LaunchedCommand command)
    {
        while (await command.NextRuntimeAsync().ConfigureAwait(false) is { } child)
        {
            if (options.Children)
            {
                _children.Add(RecordChildAsync(child));
                continue;
            }

            await child.ForgetPortAsync().ConfigureAwait(false);
            await child.ResumeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Says why a child has no recording, or one that ends early; that must not cost the others theirs.</summary>
    private async Task<IReadOnlyList<string>> RecordChildAsync(WaitingRuntime child)
    {
        try
        {
            var result = await RecordAsync(child, options with { Output = OutputOf(child) }, shown: null).ConfigureAwait(false);
            return result.End == RecordEnd.OutputFailed ? result.Remarks : [];
        }
        catch (RecorderException failure)
        {
            return [failure.Message];
        }
    }

    private string OutputOf(WaitingRuntime child) =>
        Path.ChangeExtension(options.Output, string.Create(CultureInfo.InvariantCulture, $"{child.ProcessId}.rockpool"));
}
