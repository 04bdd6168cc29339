namespace Rockpool;

/// <summary>Whether a pool still looks for room for what comes home.</summary>
public enum BreakerState
{
    /// <summary>It does: the normal state.</summary>
    Closed,

    /// <summary>Returns overflowed for long: what does not fit into the thread's own magazines is dropped without looking.</summary>
    Open,

    /// <summary>The pause is over: the next return that does not fit looks for room again.</summary>
    HalfOpen,
}
