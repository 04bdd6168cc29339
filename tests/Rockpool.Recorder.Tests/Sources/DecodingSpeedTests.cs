using System.Diagnostics;
using System.Runtime.InteropServices;
using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode.NetTrace;
using Rockpool.Recorder.Decode.Sources;
using Xunit;

namespace Rockpool.Recorder.Tests.Sources;

/// <summary>Only told by optimised code on a machine at rest: dotnet run -c Release, with ROCKPOOL_LONG_TESTS=1.</summary>
public sealed unsafe class DecodingSpeedTests(ITestOutputHelper output) : IDisposable
{
    private const int Events = 10_000_000;
    private const int BatchOfEvents = 4096;
    private readonly int* _payloads = (int*)NativeMemory.Alloc(BatchOfEvents * 4 * sizeof(int));

    [Fact]
    public void TenMillionEventsOfArrayPools()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("ROCKPOOL_LONG_TESTS") == "1", "set ROCKPOOL_LONG_TESTS=1");
        EventDefinition[] definitions =
            [new(SourceEvents.ArrayPoolProvider, 1, "", 0), new(SourceEvents.ArrayPoolProvider, 3, "", 0)];
        TraceTables tables = new(definitions, [new(1, 1), new(2, 1), new(3, 1)], new StackAddresses(), 8);
        SourceDecoder decoder = new(tables, new TraceClock(0, 1_000_000_000), new TraceCatalog());
        RawEvent[] events = Make();
        JournalBatch journal = new();
        double best = 0;
        for (int round = 0; round < 8; round++) best = Math.Max(best, Round(decoder, events, journal));
        output.WriteLine($"{best:F0} million events a second");
        Assert.InRange(best, 60, double.MaxValue);
    }

    public void Dispose() => NativeMemory.Free(_payloads);

    private static double Round(SourceDecoder decoder, RawEvent[] events, JournalBatch journal)
    {
        long began = Stopwatch.GetTimestamp();
        for (int done = 0; done < Events; done += events.Length)
        {
            journal.Clear();
            Assert.Equal(events.Length, decoder.Decode(events, journal));
        }

        return Events / 1e6 / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private RawEvent[] Make()
    {
        Random random = new(1);
        RawEvent[] events = new RawEvent[BatchOfEvents];
        for (int i = 0; i < events.Length; i++)
        {
            int* payload = _payloads + i * 4;
            payload[0] = random.Next(1 << 26);
            payload[1] = 16 << random.Next(10);
            payload[2] = random.Next(3) * 7919;
            payload[3] = random.Next(20);
            events[i] = new RawEvent(i, (byte*)payload, i % 2 == 0 ? 16 : 12, i % 2, random.Next(3), 0);
        }

        return events;
    }
}
