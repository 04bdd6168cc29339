using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.EventPipe;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>What Microsoft.Diagnostics.Tracing.TraceEvent reads of a trace.</summary>
internal sealed unsafe class TraceEventOracle
{
    // TraceEvent does not publish raw time stamps and stacks. It keeps them where Windows does, in an EVENT_RECORD,
    // whose layout is public.
    private static readonly FieldInfo _record =
        typeof(TraceEvent).GetField("eventRecord", BindingFlags.Instance | BindingFlags.NonPublic)!;

    private TraceEventOracle(byte[] trace)
    {
        using var source = new EventPipeEventSource(new MemoryStream(trace));
        NameProviders(source);
        source.AllEvents += each => Events.Add(Copy(each, source.PointerSize));
        source.Process();
        Lost = source.EventsLost;
    }

    public List<ReadEvent> Events { get; } = [];

    public long Lost { get; }

    public static TraceEventOracle Read(byte[] trace) => new(trace);

    /// <summary>The runtime's providers have names only where somebody listens to them.</summary>
    private static void NameProviders(EventPipeEventSource source)
    {
        source.Clr.All += _ => { };
        source.Dynamic.All += _ => { };
        new ClrRundownTraceEventParser(source).All += _ => { };
        new SampleProfilerTraceEventParser(source).All += _ => { };
    }

    private static ReadEvent Copy(TraceEvent each, int pointerSize)
    {
        var record = (EventRecord*)Pointer.Unbox(_record.GetValue(each)!);
        var payload = new ReadOnlySpan<byte>(record->UserData, record->UserDataLength);
        return new ReadEvent(
            record->TimeStamp, (uint)record->ThreadId, each.ProviderName, record->Id, record->Version,
            Convert.ToHexString(payload), Stack(record, pointerSize));
    }

    private static string Stack(EventRecord* record, int pointerSize)
    {
        for (int i = 0; i < record->ExtendedDataCount; i++)
        {
            ExtendedItem item = record->ExtendedData[i];
            if (item.Type is not (StackTrace32 or StackTrace64))
                continue;
            var addresses = new ulong[(item.Size - 8) / pointerSize];
            for (int frame = 0; frame < addresses.Length; frame++)
                addresses[frame] = pointerSize == 8 ? ((ulong*)(item.Data + 8))[frame] : ((uint*)(item.Data + 8))[frame];
            return ReadTrace.Text(addresses);
        }

        return "";
    }

    private const ushort StackTrace32 = 5;
    private const ushort StackTrace64 = 6;

    [StructLayout(LayoutKind.Explicit)]
    private struct EventRecord
    {
        [FieldOffset(8)]
        public int ThreadId;

        [FieldOffset(16)]
        public long TimeStamp;

        [FieldOffset(40)]
        public ushort Id;

        [FieldOffset(42)]
        public byte Version;

        [FieldOffset(84)]
        public ushort ExtendedDataCount;

        [FieldOffset(86)]
        public ushort UserDataLength;

        [FieldOffset(88)]
        public ExtendedItem* ExtendedData;

        [FieldOffset(96)]
        public byte* UserData;
    }

    [StructLayout(LayoutKind.Explicit)]
    private struct ExtendedItem
    {
        [FieldOffset(2)]
        public ushort Type;

        [FieldOffset(6)]
        public ushort Size;

        [FieldOffset(8)]
        public byte* Data;
    }
}
