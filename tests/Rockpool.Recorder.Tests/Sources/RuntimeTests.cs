using System.Diagnostics.Tracing;
using System.Text;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;
using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode;
using Rockpool.Recorder.Decode.NetTrace;
using Rockpool.Recorder.Decode.Sources;
using Rockpool.Recorder.Tests.Symbols;
using Xunit;

namespace Rockpool.Recorder.Tests.Sources;

/// <summary>What a process really does: TraceEvent's parser must read the same of every event of the runtime.</summary>
public sealed class RuntimeTests
{
    private const long Collections = 0x1;
    private const long Contention = 0x4000;
    private const long SampledAllocation = 0x80000000000;

    [Theory]
    [MemberData(nameof(SymbolRecordings.Frameworks), MemberType = typeof(SymbolRecordings))]
    public async Task EveryRowIsWhatTraceEventReads(string framework)
    {
        string path = await Record(framework);
        List<string> rows = [];
        using (NetTraceJournal journal = new("test", NetTraceReader.Open(path)))
        {
            JournalBatch batch = new();
            while (journal.Read(batch)) rows.AddRange(batch.Runtime.Select(Row));
            RecordingInfo info = journal.Info;
            Assert.Empty(info.Remarks);
            Assert.Equal(framework[3..], info.Runtime![..(framework.Length - 3)]);
            Assert.Contains("SymbolTarget", info.Process, StringComparison.Ordinal);
            Assert.False(info.FromProcessStart);
        }

        Assert.Equal(Expected(path), rows);
        File.Delete(path);
        RuntimeEventKind[] silent = [.. Enum.GetValues<RuntimeEventKind>()
            .Where(kind => kind < RuntimeEventKind.LabelsSet && !rows.Exists(row => row.StartsWith($"{kind} ")))];
        Assert.Empty(silent);
        Assert.Equal(framework == "net10.0", rows.Exists(row => row.StartsWith("AllocationSample 102400 ", StringComparison.Ordinal)));
    }

    private static string Row(RuntimeEvent row) =>
        $"{row.Kind} {row.Number} {row.Generation} {row.Reason} {row.Bytes} {row.Text}";

    private static List<string> Expected(string path)
    {
        List<string> rows = [];
        void Add(RuntimeEventKind kind, long number = 0, int generation = -1, int reason = -1, long bytes = 0, string? text = null) =>
            rows.Add($"{kind} {number} {generation} {reason} {bytes} {text}");
        using EventPipeEventSource source = new(path);
        source.Clr.GCStart += e => Add(RuntimeEventKind.CollectionStart, e.Count, e.Depth, (int)e.Reason);
        source.Clr.GCStop += e => Add(RuntimeEventKind.CollectionEnd, e.Count, e.Depth);
        source.Clr.GCSuspendEEStart += e => Add(RuntimeEventKind.SuspensionStart, reason: (int)e.Reason);
        source.Clr.GCSuspendEEStop += _ => Add(RuntimeEventKind.SuspensionEnd);
        source.Clr.GCRestartEEStart += _ => Add(RuntimeEventKind.ResumptionStart);
        source.Clr.GCRestartEEStop += _ => Add(RuntimeEventKind.ResumptionEnd);
        source.Clr.GCHeapStats += e => Add(
            RuntimeEventKind.HeapSize,
            bytes: e.GenerationSize0 + e.GenerationSize1 + e.GenerationSize2 + e.GenerationSize3 + e.GenerationSize4);
        source.Clr.GCPerHeapHistory += e =>
        {
            for (Gens generation = 0; (int)generation < e.Count; generation++)
            {
                GCPerHeapHistoryGenData space = e.GenData(generation);
                Add(RuntimeEventKind.Fragmentation, e.HeapIndex, (int)generation, bytes: space.FreeListSpaceAfter + space.FreeObjSpaceAfter);
            }
        };
        source.Clr.ContentionStart += e => Add(RuntimeEventKind.ContentionStart, (long)e.LockID);
        source.Clr.ContentionStop += e => Add(RuntimeEventKind.ContentionEnd, bytes: (long)e.DurationNs);
        source.Clr.GCAllocationTick += e =>
            Add(RuntimeEventKind.AllocationSample, e.AllocationAmount64, bytes: e.ObjectSize, text: e.TypeName);

        // TraceEvent 4.0 knows no parser for this one: kind, instance, type, its name, address, size, offset.
        source.AllEvents += e =>
        {
            if (e.ProviderName != SourceEvents.RuntimeProvider || (int)e.ID != 303) return;
            byte[] payload = e.EventData();
            string name = Encoding.Unicode.GetString(payload[14..^26]);
            Add(RuntimeEventKind.AllocationSample, 102_400, bytes: BitConverter.ToInt64(payload, payload.Length - 16), text: name);
        };
        source.Process();
        return rows;
    }

    private static async Task<string> Record(string framework)
    {
        using StartedTarget target = StartedTarget.Start("SymbolTarget", framework);
        EventPipeProvider[] providers =
            [new(SourceEvents.RuntimeProvider, EventLevel.Verbose, Collections | Contention | SampledAllocation)];
        return await target.Record(new EventPipeSessionConfiguration(providers, 64, requestRundown: true), () =>
        {
            target.Do("contend");
            target.Do("dynamic 20");
        });
    }
}
