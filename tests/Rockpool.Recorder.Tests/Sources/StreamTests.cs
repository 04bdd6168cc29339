using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode;
using Rockpool.Recorder.Decode.NetTrace;
using Rockpool.Recorder.Decode.Sources;
using Rockpool.Recorder.Decode.Symbols;
using Rockpool.Recorder.Tests.Symbols;
using Xunit;

namespace Rockpool.Recorder.Tests.Sources;

/// <summary>What StreamTarget does with Microsoft.IO.RecyclableMemoryStream, command by command, as the journal has it.</summary>
public sealed class StreamTests
{
    private const string Created = "RecyclableStream Rent None asked 10 given 1000";
    private const string Disposed = "RecyclableStream Return None asked -1 given -1";
    private const string NewBlock = "RecyclableBuffer Miss PoolExhausted asked -1 given -1";

    /// <summary>Commands and what they must leave in the journal, beside the blocks that are made when none is free.</summary>
    private static readonly (string Command, string[] Rows)[] _commands =
    [
        ("dispose", ["RecyclableStream Rent None asked 1500 given 1500", Disposed]),
        ("dispose twice", [Created, Disposed, "RecyclableStream Misuse DoubleDispose asked -1 given -1"]),
        ("forget", [Created, Disposed, "RecyclableStream Misuse FinalizedUndisposed asked -1 given -1"]),
        ("copy", [Created, "RecyclableStream Misuse CopiedToArray asked -1 given 123", Disposed]),
        ("large buffer", [Created, "RecyclableBuffer Miss PoolExhausted asked -1 given 20000", Disposed]),
        ("too large buffer",
        [
            Created,
            "RecyclableBuffer Miss OverMaximumSize asked -1 given 30000",
            Disposed,
            "RecyclableBuffer Drop OverMaximumSize asked -1 given -1",
        ]),
        ("over capacity", [Created, "RecyclableStream Misuse OverCapacity asked 100001 given 100000", Disposed]),
        ("enough free", [Created, Disposed, "RecyclableBuffer Drop EnoughFree asked -1 given -1"]),
    ];

    [Theory]
    [MemberData(nameof(SymbolRecordings.Frameworks), MemberType = typeof(SymbolRecordings))]
    public async Task EveryEventBecomesItsRow(string framework)
    {
        string path = await Record(framework);
        List<string> rows = [];
        List<ulong> rented = [];
        List<ulong> returned = [];
        using (NetTraceJournal journal = new("test", NetTraceReader.Open(path)))
        {
            JournalBatch batch = new();
            while (journal.Read(batch))
                for (int i = 0; i < batch.Pool.Count; i++)
                {
                    rows.Add(Row(journal.Catalog, batch.Pool, i));
                    if (batch.Pool.Kind[i] == PoolEventKind.Rent) rented.Add(batch.Pool.Item[i]);
                    if (batch.Pool.Kind[i] == PoolEventKind.Return) returned.Add(batch.Pool.Item[i]);
                }

            Assert.Contains("no method names", Assert.Single(journal.Info.Remarks), StringComparison.Ordinal);
        }

        File.Delete(path);
        Assert.Equal(_commands.SelectMany(command => command.Rows), rows.Where(row => row != NewBlock));
        Assert.Contains(NewBlock, rows);
        Assert.Equal(rented, returned);
        Assert.Equal(rented.Count, rented.Distinct().Count());
    }

    private static string Row(Catalog catalog, PoolEvents rows, int i) =>
        $"{catalog.Pools[rows.Pool[i].Value].Source} {rows.Kind[i]} {rows.Reason[i]} asked {rows.Asked[i]} given {rows.Given[i]}";

    private static async Task<string> Record(string framework)
    {
        using StartedTarget target = StartedTarget.Start("StreamTarget", framework);
        EventPipeProvider[] providers =
            [new(SourceEvents.StreamProvider, EventLevel.Verbose, SymbolKeywords.EveryEventSource)];
        return await target.Record(new EventPipeSessionConfiguration(providers, 64, requestRundown: false, requestStackwalk: true), () =>
        {
            foreach ((string command, _) in _commands) target.Do(command);
        });
    }
}
