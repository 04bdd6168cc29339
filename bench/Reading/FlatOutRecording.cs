using System.Diagnostics;
using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;

namespace Reading;

/// <summary>Really records a process that rents and returns arrays flat out.</summary>
internal static class FlatOutRecording
{
    public static void Make(string file, double seconds, int threads, bool stacks)
    {
        using Process target = StartTarget(threads);
        var client = new DiagnosticsClient(target.Id);
        var provider = new EventPipeProvider("System.Buffers.ArrayPoolEventSource", EventLevel.Verbose);
        var configuration = new EventPipeSessionConfiguration([provider], 256, requestRundown: false, requestStackwalk: stacks);
        using (EventPipeSession session = client.StartEventPipeSession(configuration))
        using (FileStream output = File.Create(file))
        {
            Task copying = session.EventStream.CopyToAsync(output);
            Thread.Sleep(TimeSpan.FromSeconds(seconds));
            session.Stop();
            copying.Wait();
        }

        target.StandardInput.Close();
        target.WaitForExit();
        Console.WriteLine($"{file}: {new FileInfo(file).Length / 1e6:F0} MB");
    }

    private static Process StartTarget(int threads)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["target", threads.ToString()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        Process target = Process.Start(start)!;
        target.StandardOutput.ReadLine();
        return target;
    }
}
