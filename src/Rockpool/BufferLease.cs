namespace Rockpool;

/// <summary>An array on loan, of exactly the length that was asked for: for <c>using</c>, also across <c>await</c>.</summary>
/// <remarks>
/// It may be copied, and its copies may be used on any thread: they are one lease, which ends once. Of copies disposed at once
/// exactly one brings the array home. A lease that is never disposed is collected with its array. Spans and memories that were
/// taken from it must not be used after the end; only the guard sees that (<see cref="RockpoolGuard"/>). 32 bytes.
/// </remarks>
/// <typeparam name="T">The elements.</typeparam>
public readonly struct BufferLease<T> : IDisposable
{
    private readonly Lease<T[]> _lease;
    private readonly int _length;

    internal BufferLease(Lease<T[]> lease, int length)
    {
        _lease = lease;
        _length = length;
    }

    /// <summary>The length that was asked for; 0 for the default value.</summary>
    public int Length => _length;

    /// <summary>The elements. A nanosecond or two, no allocation; so are <see cref="Memory"/> and <see cref="Segment"/>.</summary>
    /// <exception cref="ObjectDisposedException">The lease has ended, through this copy or another.</exception>
    /// <exception cref="InvalidOperationException">This is the default value, which holds nothing.</exception>
    public Span<T> Span => new(_lease.Value, 0, _length);

    /// <summary>The elements, to be used across <c>await</c>. What its <c>Pin</c> pins must be let go before the end.</summary>
    /// <exception cref="ObjectDisposedException">The lease has ended, through this copy or another.</exception>
    /// <exception cref="InvalidOperationException">This is the default value, which holds nothing.</exception>
    public Memory<T> Memory => new(_lease.Value, 0, _length);

    /// <summary>The elements, for what takes an array. The array is longer: what is beyond is not the lease's.</summary>
    /// <exception cref="ObjectDisposedException">The lease has ended, through this copy or another.</exception>
    /// <exception cref="InvalidOperationException">This is the default value, which holds nothing.</exception>
    public ArraySegment<T> Segment => new(_lease.Value, 0, _length);

    /// <summary>Ends the lease: the array goes home, its elements cleared if they hold references. After the pool's own end it
    /// is dropped. Does nothing for the default value. No allocation.</summary>
    /// <exception cref="InvalidOperationException">The lease had ended before, through this copy or another, and the pool
    /// was not told to report that instead (<see cref="BufferPoolOptions.Misuse"/>).</exception>
    public void Dispose() => _lease.Dispose();
}
