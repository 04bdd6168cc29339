using System.Diagnostics.Tracing;
using CsCheck;
using Microsoft.Diagnostics.NETCore.Client;
using Xunit;

namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>The same events, payloads and stacks as TraceEvent reads.</summary>
public sealed class OracleTests
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const string Rundown = "Microsoft-Windows-DotNETRuntimeRundown";
    private static readonly EventPipeProvider _pools = new("System.Buffers.ArrayPoolEventSource", EventLevel.Verbose);

    public static TheoryData<string> Frameworks => ["net8.0", "net9.0", "net10.0"];

    /// <summary>Three threads flat out through a small buffer: long runs, blocks of several threads, losses.</summary>
    [Theory]
    [MemberData(nameof(Frameworks))]
    public void AFlatOutProcessIsReadAlike(string framework)
    {
        using var target = new PoolTargetProcess(framework, threads: 3, pairsPerSecond: 0);
        bool stacks = framework == "net8.0"; // It cannot do without.
        byte[] trace = target.Record(new([_pools], 1, requestRundown: false, stacks), bytes: 1_000_000);
        AssertAlike(trace);
    }

    /// <summary>Stacks, events of one thread about another (samples), definitions that come late, and the rundown.</summary>
    [Theory]
    [MemberData(nameof(Frameworks))]
    public void AProcessWithStacksIsReadAlike(string framework)
    {
        using var target = new PoolTargetProcess(framework, threads: 3, pairsPerSecond: 2000);
        EventPipeProvider[] providers =
        [
            _pools,
            new(Runtime, EventLevel.Verbose, 0x4c14fccbd),
            new("Microsoft-DotNETCore-SampleProfiler", EventLevel.Informational),
        ];
        byte[] trace = target.Record(new(providers, 64, requestRundown: true, requestStackwalk: true), bytes: 300_000);
        AssertAlike(trace);
    }

    /// <summary>TraceEvent does not know of the padding after fixed headers in versions 4 and 5.</summary>
    [Fact]
    public void WrittenTracesAreReadAlike() => TraceScript.Gen.Where(script => script.Shape.Compressed || script.Shape.Version == 6).Sample(
        script => AssertAlike(script.Trace),
        iter: 100);

    private static void AssertAlike(byte[] trace)
    {
        ReadTrace ours = ReadTrace.From(trace);
        TraceEventOracle theirs = TraceEventOracle.Read(trace);
        Assert.Null(ours.Damage);
        Assert.Equal(InOrder(theirs.Events), InOrder(ours.Events.Select(WithoutUnwantedStack)));
        Assert.Equal(ours.Events.Select(each => each.Time).Order(), ours.Events.Select(each => each.Time));
        Assert.Equal(theirs.Lost, LostAsTheyCount(ours));
    }

    /// <summary>Events of several threads at the same tick have no order.</summary>
    private static IEnumerable<ReadEvent> InOrder(IEnumerable<ReadEvent> events) =>
        events.OrderBy(each => each.Time).ThenBy(each => each.Thread);

    /// <summary>
    /// Before version 6 TraceEvent takes a thread's first sequence number for its first event's, whatever it is.
    /// </summary>
    private static long LostAsTheyCount(ReadTrace ours)
    {
        Dictionary<long, long> firstEvents = ours.Events.GroupBy(each => each.Thread)
            .ToDictionary(events => events.Key, events => events.Min(each => each.Time));
        return ours.Gaps.GroupBy(gap => gap.Thread)
            .SelectMany(gaps => gaps.OrderBy(gap => gap.Before).Where((gap, index) => index > 0
                || ours.Header.Version >= 6
                || firstEvents.GetValueOrDefault(gap.Thread, long.MaxValue) <= gap.After))
            .Sum(gap => gap.Lost);
    }

    /// <summary>TraceEvent hides the stacks of some of the runtime's bookkeeping events, which we keep.</summary>
    private static ReadEvent WithoutUnwantedStack(ReadEvent each) =>
        each.Provider == Rundown || (each.Provider == Runtime && each.Id is (>= 140 and <= 144) or 190)
            ? each with { Stack = "" }
            : each;
}
