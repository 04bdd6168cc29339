using Rockpool.Events;

namespace Rockpool;

/// <summary>A label on the flow of execution: whatever it rents, on whichever thread it goes on, is told with the label.</summary>
/// <remarks>
/// Labels flow as <see cref="AsyncLocal{T}"/> does: across <c>await</c>, into tasks and threads that are started, and not back
/// out of a method that is awaited. Who records is told when a thread begins to run under other labels, and with that under
/// which labels each rent and return was made. Attaching costs two small objects and some 50 ns; each time a flow with labels
/// comes to a thread or leaves it costs a few nanoseconds while nobody listens, and an event while somebody does.
/// </remarks>
/// <example><code>using (PoolLabels.Attach("tenant", tenant.Name)) await HandleAsync(request);</code></example>
public readonly struct PoolLabels : IDisposable
{
    private readonly Flow? _flow;

    private PoolLabels(Flow flow) => _flow = flow;

    /// <summary>Attaches a label to the flow until what is returned is disposed. Hides an outer label with the same key.</summary>
    /// <param name="key">What the label says, such as <c>tenant</c>: not empty, without <c>=</c> and control characters.</param>
    /// <param name="value">Its value: without control characters.</param>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    /// <exception cref="ArgumentException">One of them has characters that it must not have.</exception>
    public static PoolLabels Attach(string key, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(value);
        if (key.Contains('='))
            Throw.NotALabel(nameof(key), "an equals sign");
        LabelText.Check(key);
        LabelText.Check(value);
        return new PoolLabels(Flow.Attach(key, value));
    }

    /// <summary>
    /// Takes the label, and every label and region attached inside of it, from this flow. Does nothing a second time. What was
    /// started meanwhile keeps it.
    /// </summary>
    public void Dispose() => _flow?.Leave();
}
