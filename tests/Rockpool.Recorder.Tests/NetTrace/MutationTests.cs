using Rockpool.Recorder.Decode.NetTrace;
using Xunit;

namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>The reader against damaged files: 20,000 by default, a million when asked for (ROCKPOOL_LONG_TESTS=1).</summary>
public sealed class MutationTests
{
    private static readonly bool _long = Environment.GetEnvironmentVariable("ROCKPOOL_LONG_TESTS") == "1";

    [Fact]
    public void NoDamageThrowsHangsOrTakesMemoryAway()
    {
        byte[][] seeds = [.. Seeds()];
        int files = _long ? 1_000_000 : 20_000;
        long resident = 0;
        using var watchdog = new Watchdog(TimeSpan.FromSeconds(20));
        for (int seed = 0; seed < files; seed++)
        {
            watchdog.Now = seed;
            byte[] file = new Mutator(seed).Mutate(seeds[seed % seeds.Length], seeds[seed * 7 % seeds.Length]);
            long before = GC.GetAllocatedBytesForCurrentThread();
            ReadAll(file, seed);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < 1_000_000, $"file {seed} of {file.Length} bytes took {allocated} bytes");
            if (seed == files / 10)
                resident = Environment.WorkingSet;
        }

        Assert.InRange(Environment.WorkingSet - resident, long.MinValue, 100 << 20);
    }

    private static IEnumerable<byte[]> Seeds()
    {
        foreach (int version in (int[])[4, 5, 6])
        {
            foreach (bool compressed in (bool[])[true, false])
            {
                for (int seed = 0; seed < 4; seed++)
                {
                    yield return TraceScript.Make(new TraceShape(
                        version, compressed, PointerSize: seed % 2 == 0 ? 8 : 4, Threads: 3, Intervals: 3,
                        EventsPerInterval: 20, BlockSize: 150, LongestRun: 5, Loss: 0.1, MostPayload: 20, seed)).Trace;
                }
            }
        }
    }

    private static void ReadAll(byte[] file, int seed)
    {
        try
        {
            using NetTraceReader reader = NetTraceReader.Open(new MemoryStream(file));
            var batch = new EventBatch();
            long events = 0, bytes = 0;
            while (reader.Read(batch))
            {
                events += batch.Events.Length;
                foreach (ref readonly RawEvent each in batch.Events)
                    bytes += Touch(reader, each);
            }

            Assert.True(events + bytes <= 2L * file.Length, $"file {seed} gave more than it holds");
        }
        catch (InvalidDataException refused)
        {
            Assert.DoesNotContain('\n', refused.Message);
        }
    }

    /// <summary>Reads all that an event refers to, so that a wrong reference shows.</summary>
    private static int Touch(NetTraceReader reader, in RawEvent each)
    {
        byte sum = (byte)reader.Threads[each.Thread].OperatingSystemId;
        foreach (byte value in each.Payload)
            sum += value;
        sum += (byte)reader.Stacks[each.Stack].Length;
        Assert.NotNull(reader.Definitions[each.Definition].Provider);
        return each.PayloadLength + (sum & 0);
    }
}
