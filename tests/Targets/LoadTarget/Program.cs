using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using LoadTarget;

var options = LoadOptions.Parse(args);
using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
{
    context.Cancel = true;
    stop.Cancel();
});

if (options.Child > 0)
{
    // Under `dotnet LoadTarget.dll` the process is dotnet, and this program its first argument.
    string[] itself = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Load).Assembly.Location] : [];
    using var child = Process.Start(
        Environment.ProcessPath!, [.. itself, "rate=100", string.Create(CultureInfo.InvariantCulture, $"seconds={options.Child}")]);
    await child.WaitForExitAsync();
}

var load = new Load(options);
var clock = Stopwatch.StartNew();
var running = load.RunAsync(stop.Token);
Console.WriteLine("ready");
if (options.Seconds > 0)
{
    stop.CancelAfter(TimeSpan.FromSeconds(options.Seconds));
}
else
{
    await Task.WhenAny(Task.Run(Answer), running);
    await stop.CancelAsync();
}

await running;
using var self = Process.GetCurrentProcess();
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{{\"served\":{load.Served},\"seconds\":{clock.Elapsed.TotalSeconds:F4},\"cpuSeconds\":{self.TotalProcessorTime.TotalSeconds:F4}}}"));
return options.Exit;

// Each line that comes in asks for the number served so far; the end of the input ends the load.
void Answer()
{
    while (Console.ReadLine() is not null)
        Console.WriteLine(load.Served);
}
