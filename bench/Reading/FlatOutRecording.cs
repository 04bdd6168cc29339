using System.Diagnostics;
using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;

namespace Reading;

/// <summary>Really records a process that rents and returns arrays flat out.</summary>
internal static class FlatOutRecording
{
    private const int BufferMegabytes = 256;

    /// <summary>Records until the file has <paramref name="megabytes"/>; without stacks that is 18 bytes an event.</summary>
    public static void Make(string file, int megabytes, int threads, bool stacks)
    {
        using Process target = StartTarget(threads);
        var client = new DiagnosticsClient(target.Id);
        var provider = new EventPipeProvider("System.Buffers.ArrayPoolEventSource", EventLevel.Verbose);
        var configuration = new EventPipeSessionConfiguration([provider], BufferMegabytes, requestRundown: stacks, stacks);
        using (EventPipeSession session = client.StartEventPipeSession(configuration))
        using (FileStream output = File.Create(file))
            Copy(session, output, megabytes * 1_000_000L);
        target.StandardInput.Close();
        target.WaitForExit();
    }

    private static void Copy(EventPipeSession session, FileStream output, long enough)
    {
        var buffer = new byte[1 << 18];
        Task? stopping = null;
        for (int read; (read = session.EventStream.Read(buffer)) > 0;)
        {
            output.Write(buffer, 0, read);
            if (output.Length >= enough)
                stopping ??= session.StopAsync(CancellationToken.None);
        }

        stopping?.Wait();
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
