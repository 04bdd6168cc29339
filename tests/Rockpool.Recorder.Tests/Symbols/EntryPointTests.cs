using Rockpool.Recorder.Decode.NetTrace;
using Rockpool.Recorder.Decode.Sources;
using Rockpool.Recorder.Decode.Symbols;
using Xunit;

namespace Rockpool.Recorder.Tests.Symbols;

/// <summary>Where only the entry of a precompiled method was told, it must be the one that a rundown gives.</summary>
public sealed class EntryPointTests(SymbolRecordings recordings) : IClassFixture<SymbolRecordings>
{
    [Theory]
    [MemberData(nameof(SymbolRecordings.Frameworks), MemberType = typeof(SymbolRecordings))]
    public async Task EntriesNameTheFramesThatARundownNames(string framework)
    {
        string path = await recordings.FromStart(framework);
        TraceFile file = new(path, SourceEvents.ArrayPoolProvider);
        SymbolTable live = WithoutRundown(path);
        int precompiled = 0;
        foreach (TraceFile.Event source in file.Events)
            foreach (ulong address in source.Addresses)
            {
                MethodCode? known = file.Catalog.Symbols.Find(address - 1, source.Time);
                MethodCode? told = live.Find(address - 1, source.Time);
                Assert.Equal((known?.Type, known?.Name), (told?.Type, told?.Name));
                if (told is { Size: 0 }) precompiled++;
            }

        Assert.True(precompiled > 100, $"{precompiled} frames of precompiled methods");
    }

    [Fact]
    public void AnEntryReachesToTheNextCodeAndNotTooFar()
    {
        SymbolTable table = new();
        table.AddEntry(Code("First", 0x10000, 0));
        table.AddEntry(Code("Second", 0x10400, 0));
        table.Add(Code("Exact", 0x10500, 0x10));
        Assert.Null(table.Find(0xffff, 0));
        Assert.Equal("First", table.Find(0x10000, 0)!.Name);
        Assert.Equal("First", table.Find(0x103ff, 0)!.Name);
        Assert.Equal("Second", table.Find(0x10400, 0)!.Name);
        Assert.Equal("Exact", table.Find(0x1050f, 0)!.Name);
        Assert.Null(table.Find(0x10510, 0));
        table.AddEntry(Code("Last", 0x10600, 0));
        Assert.Equal("Last", table.Find(0x10600 + 0xffff, 0)!.Name);
        Assert.Null(table.Find(0x10600 + 0x10000, 0));
    }

    private static SymbolTable WithoutRundown(string path)
    {
        using NetTraceReader trace = NetTraceReader.Open(path);
        SymbolTable table = new();
        SymbolSource symbols = new(table);
        EventBatch batch = new();
        while (trace.Read(batch))
            foreach (ref readonly RawEvent source in batch.Events)
            {
                EventDefinition definition = trace.Definitions[source.Definition];
                SourceEvent kind = SourceEvents.KindOf(definition);
                if (definition.Provider == SourceEvents.RuntimeProvider
                    && kind is >= SourceEvent.MethodLoaded and <= SourceEvent.ModuleLoaded)
                    symbols.TryTake(kind, definition.Version, new PayloadReader(source.Payload, sizeof(long)), source.Timestamp - trace.Header.StartTicks);
            }

        return table;
    }

    private static MethodCode Code(string name, ulong start, uint size) => new()
    {
        Start = start,
        Size = size,
        Version = new MethodVersion(start, 0),
        Module = 0,
        Token = 0,
        Type = "Type",
        Name = name,
        LoadedAt = long.MinValue,
        KnownAt = 0,
    };
}
