using System.Diagnostics.Tracing;
using System.Text;
using Rockpool.Contract;

namespace Rockpool.Events;

/// <summary>
/// A label or a region that was attached to a flow of execution, and those around it. Never changes; whatever flows on from
/// where it was attached has it, on whichever thread.
/// </summary>
internal sealed class Flow
{
    private static readonly AsyncLocal<Flow?> Here = new(Moved);
    private static long _lastRegion;

    // The listener that this thread told last what it runs under.
    [ThreadStatic]
    private static int _toldAt;

    private readonly Flow? _outer;
    private readonly string _first;
    private readonly string _second;
    private readonly long _region;
    private string? _labels;

    private Flow(string first, string second, long region)
    {
        _outer = Here.Value;
        _first = first;
        _second = second;
        _region = region;
    }

    private bool IsRegion => _region != 0;

    /// <summary>All labels: one <c>key=value</c> to a line, innermost first; of a key that is there twice, the inner one.</summary>
    private string Labels => _labels ??= Join();

    public static Flow Attach(string key, string value) => Enter(new Flow(key, value, region: 0));

    public static Flow Begin(string category, string name) =>
        Enter(new Flow(category, name, Interlocked.Increment(ref _lastRegion)));

    /// <summary>Leaves this and what is inside of it; does nothing where the flow is not in it any more.</summary>
    public void Leave()
    {
        if (IsWithin(Here.Value))
            Here.Value = _outer;
    }

    /// <summary>Tells what this thread runs under, if the newest listener has not been told yet.</summary>
    public static void TellPresent()
    {
        if (Wanted.Labels && _toldAt != Volatile.Read(ref Audience.Epoch))
            Tell(from: null, Here.Value);
    }

    private static Flow Enter(Flow flow)
    {
        Here.Value = flow;
        return flow;
    }

    private static void Moved(AsyncLocalValueChangedArgs<Flow?> change)
    {
        if (!Wanted.Labels || Telling.IsOn)
            return;
        using Telling telling = Telling.Begin();
        Tell(change.PreviousValue, change.CurrentValue);
    }

    private static void Tell(Flow? from, Flow? to)
    {
        PoolEventSource log = PoolEventSource.Log;
        if (!log.IsEnabled(EventLevel.Verbose, RockpoolKeywords.Labels))
        {
            Audience.Recount(log);
            return;
        }

        int epoch = Volatile.Read(ref Audience.Epoch);
        if (_toldAt != epoch)
            from = null;
        _toldAt = epoch;
        for (Flow? at = from; at is not null; at = at._outer)
        {
            if (at.IsRegion && !at.IsWithin(to))
                log.RegionEnded(at._region, at._first, at._second);
        }

        string labels = to?.Labels ?? "";
        if (labels != (from?.Labels ?? ""))
            log.LabelsSet(labels);
        TellBegun(log, from, to);
    }

    private static void TellBegun(PoolEventSource log, Flow? from, Flow? to)
    {
        if (to is null)
            return;
        TellBegun(log, from, to._outer);
        if (to.IsRegion && !to.IsWithin(from))
            log.RegionBegun(to._region, to._first, to._second);
    }

    private bool IsWithin(Flow? flow)
    {
        while (flow is not null && flow != this)
            flow = flow._outer;
        return flow is not null;
    }

    private string Join()
    {
        HashSet<string> keys = [];
        StringBuilder text = new();
        for (Flow? at = this; at is not null; at = at._outer)
        {
            if (at.IsRegion || !keys.Add(at._first))
                continue;
            if (text.Length > 0)
                text.Append('\n');
            text.Append(at._first).Append('=').Append(at._second);
        }

        return text.ToString();
    }
}
