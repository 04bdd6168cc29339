using System.Diagnostics.Tracing;

namespace Rockpool.Tests.Events;

/// <summary>Listens to the event source <c>Rockpool</c> and keeps what it hears, one line to an event.</summary>
internal sealed class Listener : EventListener
{
    private readonly List<HeardEvent> _heard = [];

    /// <summary>Called for each event, on the thread that tells it.</summary>
    public Action<HeardEvent>? Hearing { get; set; }

    /// <summary>Everything heard so far, in the order of each thread.</summary>
    public HeardEvent[] Heard
    {
        get
        {
            lock (_heard)
                return [.. _heard];
        }
    }

    /// <summary>The events of one pool, those that name it left out.</summary>
    /// <summary>What a pool told, slow operations aside: the first of a process are slow, as their code is compiled then.</summary>
    public HeardEvent[] Of(string pool) => [.. AllOf(pool).Where(one => one.Name != "SlowOperation")];

    public HeardEvent[] AllOf(string pool)
    {
        HeardEvent[] heard = Heard;
        long id = heard.First(one => one.Name == "PoolNamed" && (string)one.Fields[1]! == pool).Pool;
        return [.. heard.Where(one => one.Name != "PoolNamed" && one.Fields[0] is long number && number == id)];
    }

    public static Listener For(EventLevel level, long keywords = -1, IDictionary<string, string?>? arguments = null)
    {
        var listener = new Listener();
        EventSource source = EventSource.GetSources().Single(candidate => candidate.Name == "Rockpool");
        listener.EnableEvents(source, level, (EventKeywords)keywords, arguments);
        return listener;
    }

    protected override void OnEventWritten(EventWrittenEventArgs written)
    {
        if (written.EventName is not { } name || written.Payload is not { } payload)
            return;
        var heard = new HeardEvent(name, Environment.CurrentManagedThreadId, [.. payload]);
        lock (_heard)
            _heard.Add(heard);
        Hearing?.Invoke(heard);
    }
}
