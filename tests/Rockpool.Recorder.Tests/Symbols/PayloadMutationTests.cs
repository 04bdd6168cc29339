using Rockpool.Recorder.Decode.NetTrace;
using Rockpool.Recorder.Decode.Sources;
using Rockpool.Recorder.Decode.Symbols;
using Rockpool.Recorder.Tests.NetTrace;
using Rockpool.Recorder.Tests.Sources;
using Xunit;

namespace Rockpool.Recorder.Tests.Symbols;

/// <summary>
/// Events of a real recording with damaged payloads, all into one table: 20,000 by default, a million when asked for
/// (ROCKPOOL_LONG_TESTS=1).
/// </summary>
public sealed class PayloadMutationTests(SymbolRecordings recordings) : IClassFixture<SymbolRecordings>
{
    private const long MostMemory = 400L << 20;
    private static readonly bool _long = Environment.GetEnvironmentVariable("ROCKPOOL_LONG_TESTS") == "1";

    [Fact]
    public async Task NoDamageThrowsHangsOrTakesMemoryAway()
    {
        List<(EventDefinition Definition, byte[] Payload)> seeds = Seeds(await recordings.Of("net10.0"));
        using Decoding decoding = new();
        using Watchdog watchdog = new(TimeSpan.FromSeconds(20));
        int events = _long ? 1_000_000 : 20_000;
        for (int i = 0; i < events; i++)
        {
            watchdog.Now = i;
            (EventDefinition definition, byte[] payload) = seeds[i * 31 % seeds.Count];
            byte[] mutated = new Mutator(i).Mutate(payload, seeds[i * 17 % seeds.Count].Payload);
            if (mutated.Length > 1 << 16) continue;
            decoding.Event(definition.Provider, definition.Id, definition.Version, mutated);
            if (i % 1000 != 0) continue;
            Resolve(decoding.Catalog, i);
            decoding.Journal.Clear();
        }

        Assert.True(decoding.Unreadable > events / 100, $"only {decoding.Unreadable} events were found damaged");
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true), 0, MostMemory);
    }

    // Looks some addresses up as a stack would, sound and odd ones.
    private static void Resolve(TraceCatalog catalog, int seed)
    {
        Random random = new(seed);
        FrameResolver frames = new(catalog.Symbols);
        ulong[] addresses = new ulong[50];
        for (int i = 0; i < addresses.Length; i++) addresses[i] = (ulong)random.NextInt64() >> random.Next(64);
        Assert.Equal(addresses.Length, frames.Resolve(addresses, random.NextInt64()).Length);
    }

    private static List<(EventDefinition Definition, byte[] Payload)> Seeds(string path)
    {
        List<(EventDefinition, byte[])> seeds = [];
        using NetTraceReader trace = NetTraceReader.Open(path);
        EventBatch batch = new();
        while (trace.Read(batch))
            foreach (ref readonly RawEvent source in batch.Events)
                if (SourceEvents.KindOf(trace.Definitions[source.Definition]) >= SourceEvent.MethodLoaded)
                    seeds.Add((trace.Definitions[source.Definition], source.Payload.ToArray()));
        return seeds;
    }
}
