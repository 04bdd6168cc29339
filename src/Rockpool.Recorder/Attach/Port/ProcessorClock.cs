using System.Globalization;
using System.Runtime.InteropServices;

namespace Rockpool.Recorder.Attach.Port;

/// <summary>
/// The processor time of other processes and their threads, to the nanosecond. For a process the kernel keeps a clock whose
/// number is made of the id: reading it costs a microsecond. Thread-safe.
/// </summary>
internal static partial class ProcessorClock
{
    private const int Scheduled = 2;

    /// <summary>Nanoseconds that a process has run, all threads together, ended ones included; null where it is gone.</summary>
    public static long? OfProcess(int processId) => Read((~processId << 3) | Scheduled);

    /// <summary>Nanoseconds that a thread of a process has run; null where it is gone.</summary>
    /// <remarks>The kernel lends the clocks of threads to their own process only; for others it has a file.</remarks>
    public static long? OfThread(int processId, int threadId)
    {
        try
        {
            var fields = File.ReadAllText($"/proc/{processId}/task/{threadId}/schedstat").Split(' ');
            return long.Parse(fields[0], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static long? Read(int clock) =>
        GetTime(clock, out var time) == 0 ? (time.Seconds * 1_000_000_000) + time.Nanoseconds : null;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeOfClock time);

    private readonly struct TimeOfClock
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
