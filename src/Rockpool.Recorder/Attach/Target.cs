using System.Globalization;
using Rockpool.Recorder.Attach.Port;

namespace Rockpool.Recorder.Attach;

/// <summary>The process that is recorded.</summary>
/// <param name="Files">What <c>/proc</c> says of it.</param>
/// <param name="Port">The port that its runtime listens on.</param>
/// <param name="Info">What its runtime says of it.</param>
internal sealed record Target(ProcessFiles Files, RuntimePort Port, RuntimeInfo Info)
{
    private const int OldestRuntime = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Each look wakes the recorder, and on a small machine that disturbs the process. Sessions that break off tell sooner.
    private static readonly TimeSpan LookPeriod = TimeSpan.FromMilliseconds(250);

    /// <summary>Its process id.</summary>
    public int ProcessId => Files.ProcessId;

    /// <summary>Its entry assembly, or what comes nearest to it while that is not loaded yet.</summary>
    public string Name => Info.EntryAssembly is { Length: > 0 } entry ? entry : Files.Name ?? "";

    /// <summary>How messages speak of it.</summary>
    public string Who => string.Create(CultureInfo.InvariantCulture, $"Process {ProcessId} ({Name})");

    /// <summary>Makes sure that the process can be recorded.</summary>
    /// <exception cref="RecorderException">It cannot; the message says why and what to do.</exception>
    public static async Task<Target> AttachAsync(int processId, CancellationToken stop)
    {
        var files = new ProcessFiles(processId);
        if (!files.Exists || files.HasEnded)
            throw new RecorderException($"There is no process {processId}; rockpool ps lists those that can be recorded.");
        if (files.UserId is { } owner && owner != ProcessFiles.OwnUserId && ProcessFiles.OwnUserId != 0)
            throw new RecorderException(string.Create(
                CultureInfo.InvariantCulture,
                $"Process {processId} ({files.Name}) belongs to another user (id {owner}); record it as that user or as root."));
        if (RuntimePort.Of(files) is not { } port)
            throw new RecorderException(WhyThereIsNoPort(files));

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            return Checked(files, port, await port.InfoAsync(patience.Token).ConfigureAwait(false));
        }
        catch (PortException e) when (e.Code == PortException.UnknownCommand)
        {
            throw new RecorderException($"Process {processId} ({files.Name}) runs a .NET before 6; recording needs .NET 8 or later.", e);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new RecorderException($"Process {processId} ({files.Name}) does not answer; is it stopped or in a debugger?", e);
        }
        catch (IOException e)
        {
            throw new RecorderException(
                files.HasEnded
                    ? $"Process {processId} ended before it could be recorded."
                    : $"Process {processId} ({files.Name}) has a diagnostic port at which nobody answers: {e.Message}.",
                e);
        }
    }

    /// <summary>Completes when the process has ended.</summary>
    public async Task EndedAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(LookPeriod);
        while (!Files.HasEnded)
            await timer.WaitForNextTickAsync(stop).ConfigureAwait(false);
    }

    private static Target Checked(ProcessFiles files, RuntimePort port, RuntimeInfo info) =>
        info.Major >= OldestRuntime
            ? new Target(files, port, info)
            : throw new RecorderException(
                $"Process {files.ProcessId} ({files.Name}) runs .NET {info.Version}; recording needs .NET 8 or later.");

    private static string WhyThereIsNoPort(ProcessFiles files)
    {
        var who = $"Process {files.ProcessId} ({files.Name})";
        foreach (var variable in (string[])["DOTNET_EnableDiagnostics", "DOTNET_EnableDiagnostics_IPC", "COMPlus_EnableDiagnostics"])
        {
            if (files.Variable(variable) is "0")
                return $"{who} has its diagnostic port disabled ({variable}=0); start it without that.";
        }

        return files.HasRuntimeLibrary
            ? $"{who} is a .NET process, but its diagnostic port is not there: it is still starting, was disabled, or its socket was deleted."
            : $"{who} is not a .NET process, or one whose diagnostic port is disabled.";
    }
}
