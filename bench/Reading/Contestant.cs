using System.Diagnostics;

namespace Reading;

/// <summary>A program that reads the file, and how long its runs took.</summary>
internal sealed class Contestant(string name, string program, string[] arguments)
{
    private readonly List<double> _seconds = [];

    public string Name => name;

    public double Median => _seconds.Order().ElementAt(_seconds.Count / 2);

    public double Fastest => _seconds.Min();

    public double Slowest => _seconds.Max();

    public void RunOnce(string heapLimit)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_GCHeapHardLimit"] = heapLimit;
        long started = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{name} ended with {process.ExitCode}: {errors.Result}");
    }
}
