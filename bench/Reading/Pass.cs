using System.Diagnostics;
using Microsoft.Diagnostics.Tracing;
using Rockpool.Recorder.Decode.NetTrace;

namespace Reading;

/// <summary>One pass over a file that counts its events and payload bytes.</summary>
internal static class Pass
{
    public static void TraceEvent(string file)
    {
        long started = Stopwatch.GetTimestamp();
        long events = 0, bytes = 0;
        using var source = new EventPipeEventSource(file);
        source.AllEvents += each =>
        {
            events++;
            bytes += each.EventDataLength;
        };
        source.Process();
        Say("TraceEvent", started, events, bytes, source.EventsLost);
    }

    public static void Reader(string file)
    {
        long started = Stopwatch.GetTimestamp();
        long events = 0, bytes = 0, lost = 0;
        using NetTraceReader reader = NetTraceReader.Open(file);
        var batch = new EventBatch();
        while (reader.Read(batch))
        {
            events += batch.Events.Length;
            foreach (ref readonly RawEvent each in batch.Events)
                bytes += each.PayloadLength;
            foreach (SequenceGap gap in batch.Gaps)
                lost += gap.Lost;
        }

        Say("our reader", started, events, bytes, lost);
        if (reader.Damage is { } damage)
            Console.WriteLine(damage);
    }

    public static long Count(string file)
    {
        using NetTraceReader reader = NetTraceReader.Open(file);
        var batch = new EventBatch();
        long events = 0;
        while (reader.Read(batch))
            events += batch.Events.Length;
        return events;
    }

    private static void Say(string reader, long started, long events, long bytes, long lost)
    {
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        using var process = Process.GetCurrentProcess();
        double cpu = process.TotalProcessorTime.TotalSeconds;
        Console.WriteLine(
            $"{reader}: {events} events, {bytes} payload bytes, {lost} lost, {seconds:F3} s, "
            + $"{cpu:F3} s of processor since start, "
            + $"{events / seconds / 1e6:F1} M events/s, managed {GC.GetTotalMemory(false) / 1e6:F1} MB, "
            + $"peak {process.PeakWorkingSet64 / 1e6:F0} MB");
    }
}
