using System.Diagnostics;
using System.Globalization;

namespace Overhead;

/// <summary>The load as a process of its own, with a planted leak and a planted double return, one in 1,000 each.</summary>
internal sealed class RunningLoad : IDisposable
{
    private readonly Process _process;

    /// <summary>Starts it.</summary>
    public RunningLoad(string program, int rate)
    {
        // Flat out, one worker leaves a processor to the recorder, whose own time is told apart.
        var workers = rate == 0 ? 1 : 2;
        var start = new ProcessStartInfo(program, $"rate={rate} workers={workers} leak=1000 double=1000")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        // The thread pool's search for a better number of threads changes the load by more than what is measured.
        start.Environment["DOTNET_HillClimbing_Disable"] = "1";
        _process = Process.Start(start)!;
        _process.StandardOutput.ReadLine();
    }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Its processor time so far, in seconds.</summary>
    public double Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>The most memory that it has held since that was last forgotten, in megabytes.</summary>
    public double PeakMegabytes
    {
        get
        {
            var peak = File.ReadLines($"/proc/{Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return double.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
        }
    }

    /// <summary>Lets the most memory held be counted anew (proc(5), <c>clear_refs</c>).</summary>
    public void ForgetPeak() => File.WriteAllText($"/proc/{Id}/clear_refs", "5");

    /// <summary>Requests served so far; each rents once.</summary>
    public long Served()
    {
        _process.StandardInput.WriteLine();
        return long.Parse(_process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
