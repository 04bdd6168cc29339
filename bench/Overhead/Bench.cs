using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Overhead;

/// <summary>
/// Runs of the load in pairs, one recorded and one not, taking turns in which comes first. Both of a pair are of one process:
/// two differ by more than what is measured, as code and data come to lie elsewhere.
/// </summary>
internal sealed partial class Bench(BenchOptions options)
{
    /// <summary>Measures one rate.</summary>
    public async Task<IReadOnlyList<(Measurement Plain, Measurement Recorded)>> RunAsync(int rate)
    {
        var pairs = new List<(Measurement, Measurement)>();
        for (var i = 0; i < options.Pairs; i++)
        {
            using var load = new RunningLoad(options.Load, rate);
            await Task.Delay(TimeSpan.FromSeconds(options.Warmup));
            var first = await MeasureAsync(load, record: i % 2 == 1);
            var second = await MeasureAsync(load, record: i % 2 == 0);
            pairs.Add(i % 2 == 0 ? (first, second) : (second, first));
            Console.Error.WriteLine($"pair {i + 1} of {options.Pairs} at {rate}/s: {pairs[^1].Item1.Cores:F4} cores, recorded {pairs[^1].Item2}");
        }

        return pairs;
    }

    private async Task<Measurement> MeasureAsync(RunningLoad load, bool record)
    {
        load.ForgetPeak();
        var held = load.PeakMegabytes;
        var file = Path.Combine(Path.GetTempPath(), $"rockpool-overhead-{Environment.ProcessId}.rockpool");
        var children = ChildTime.Seconds;
        var (served, processor, clock) = (load.Served(), load.Processor, Stopwatch.StartNew());
        var said = "";
        if (record)
            said = await RunToolAsync(captureErrors: true, "record", "-p", $"{load.Id}", "--for", Text($"{options.Seconds}s"), "-o", file);
        else
            await Task.Delay(TimeSpan.FromSeconds(options.Seconds));
        var seconds = clock.Elapsed.TotalSeconds;
        var measured = new Measurement(
            (load.Processor - processor) / seconds, (load.Served() - served) / seconds, load.PeakMegabytes - held, Recording: null);
        return record
            ? measured with { Recording = await ReadAsync(file, said, (ChildTime.Seconds - children) / seconds) }
            : measured;
    }

    private async Task<Recording> ReadAsync(string file, string said, double recorderCores)
    {
        var json = await RunToolAsync(captureErrors: false, "report", file, "--format", "json");
        File.Delete(file);
        using var document = JsonDocument.Parse(json);
        var report = new Report(document.RootElement);
        var setup = SetUp().Match(said) is { Success: true } match
            ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        return new Recording(recorderCores, setup, report.Overhead, report.Leak, report.DoubleReturn, report.WrongErrors);
    }

    private async Task<string> RunToolAsync(bool captureErrors, params string[] arguments)
    {
        var start = new ProcessStartInfo(options.Tool, arguments)
        {
            RedirectStandardOutput = !captureErrors,
            RedirectStandardError = captureErrors,
        };
        using var tool = Process.Start(start)!;
        var text = await (captureErrors ? tool.StandardError : tool.StandardOutput).ReadToEndAsync();
        await tool.WaitForExitAsync();
        return text;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"once ([0-9.]+) s")]
    private static partial Regex SetUp();
}
