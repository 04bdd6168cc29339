using Rockpool.Events;

namespace Rockpool;

/// <summary>A named stretch of a flow of execution, such as one request: whatever it rents meanwhile is told inside of it.</summary>
/// <remarks>It flows as <see cref="PoolLabels"/> do, costs the same, and is told as begun and ended on each thread it runs on.</remarks>
/// <example><code>using (PoolRegion.Enter("request", "GET /orders")) await HandleAsync(request);</code></example>
public readonly struct PoolRegion : IDisposable
{
    private readonly Flow? _flow;

    private PoolRegion(Flow flow) => _flow = flow;

    /// <summary>Enters a region until what is returned is disposed. Regions may be inside one another.</summary>
    /// <param name="category">What regions of its kind are called: not empty, without control characters.</param>
    /// <param name="name">What this one is called: not empty, without control characters.</param>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    /// <exception cref="ArgumentException">One of them is empty or has control characters.</exception>
    public static PoolRegion Enter(string category, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(category);
        ArgumentException.ThrowIfNullOrEmpty(name);
        LabelText.Check(category);
        LabelText.Check(name);
        return new PoolRegion(Flow.Begin(category, name));
    }

    /// <summary>Leaves the region, and every label and region entered inside of it. Does nothing a second time.</summary>
    public void Dispose() => _flow?.Leave();
}
