using System.Diagnostics;
using System.Text;

namespace Rockpool.Tool.Tests.Processes;

/// <summary>A process with its output collected; killed when disposed, and when it takes far too long.</summary>
internal sealed class RunningProcess : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(4);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly List<(Predicate<string> Wanted, TaskCompletionSource<string> Found)> _waiting = [];

    private RunningProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>A program of this repository's, with the host that runs the tests.</summary>
    public static RunningProcess Dotnet(string assembly, params IEnumerable<string> arguments) =>
        Start(new ProcessStartInfo("dotnet", [assembly, .. arguments]));

    /// <summary>The tool.</summary>
    public static RunningProcess Tool(params IEnumerable<string> arguments) => Dotnet(BuiltProgram.Tool, arguments);

    /// <summary>Any program.</summary>
    public static RunningProcess Start(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var process = new Process { StartInfo = start };
        var running = new RunningProcess(process);
        process.OutputDataReceived += (_, line) => running.Take(running._output, line.Data);
        process.ErrorDataReceived += (_, line) => running.Take(running._error, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return running;
    }

    /// <summary>The first line, of either output, that contains the text.</summary>
    public async Task<string> LineWithAsync(string text)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting)
        {
            string? already = $"{_output}{_error}".Split('\n').FirstOrDefault(line => line.Contains(text));
            if (already is not null)
                return already;
            _waiting.Add((line => line.Contains(text), found));
        }

        Task ended = _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (await Task.WhenAny(found.Task, ended).WaitAsync(_patience, TestContext.Current.CancellationToken) != found.Task)
            Assert.True(found.Task.IsCompleted, $"the process ended without a line with '{text}'\n{_output}\n{_error}");
        return await found.Task;
    }

    /// <summary>Writes to its standard input and closes it.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    public void Send(Signal signal) => signal.SendTo(_process.Id);

    /// <summary>Waits for its end.</summary>
    public async Task<ProcessRun> EndAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(_patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"still running after {_patience}\n{_output}\n{_error}", late);
        }

        return new ProcessRun(_process.ExitCode, _output.ToString(), _error.ToString());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private void Take(StringBuilder text, string? line)
    {
        if (line is null)
            return;
        lock (_waiting)
        {
            text.Append(line).Append('\n');
            foreach ((Predicate<string> wanted, TaskCompletionSource<string> found) in _waiting)
            {
                if (wanted(line))
                    found.TrySetResult(line);
            }
        }
    }
}
