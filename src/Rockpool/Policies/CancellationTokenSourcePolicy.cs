namespace Rockpool;

/// <summary>Pools <see cref="CancellationTokenSource"/>s: only one that was not cancelled is kept.</summary>
/// <remarks>
/// Without state. Whoever still has a token of a source that went home sees the next holder's cancellation: return a source when
/// the work that was given its token is over. A source that its holder disposed must not be returned.
/// </remarks>
public readonly struct CancellationTokenSourcePolicy : IPoolPolicy<CancellationTokenSource>
{
    /// <inheritdoc/>
    public CancellationTokenSource Create() => new();

    /// <summary>Forgets the registrations and stops the timer, unless the source was cancelled or is about to be.</summary>
    /// <param name="item">The source.</param>
    /// <returns>False if it was.</returns>
    /// <exception cref="ObjectDisposedException">The source was disposed.</exception>
    public bool Reset(CancellationTokenSource item) => item.TryReset();

    /// <summary>Disposes the source.</summary>
    /// <param name="item">The source.</param>
    public void Discard(CancellationTokenSource item) => item.Dispose();
}
