namespace Rockpool.Diagnosis.Journal;

/// <summary>Why a miss, drop or misuse happened, as far as the source says.</summary>
public enum PoolEventReason : byte
{
    /// <summary>The source gives no reason.</summary>
    None,

    /// <summary>A miss: the pool keeps this size and had none. A pool's very first miss says this too.</summary>
    PoolExhausted,

    /// <summary>A miss or drop: the pool does not keep items this large.</summary>
    OverMaximumSize,

    /// <summary>A drop: every place for this size was taken.</summary>
    Full,

    /// <summary>A miss: an allocation that is never pooled by design.</summary>
    NotPooled,

    /// <summary>A drop: the pool already keeps as much free memory as it may.</summary>
    EnoughFree,

    /// <summary>A misuse: an item was disposed a second time.</summary>
    DoubleDispose,

    /// <summary>A misuse: an item was finalised without having been disposed.</summary>
    FinalizedUndisposed,

    /// <summary>A misuse: an item grew beyond the largest size that its pool allows.</summary>
    OverCapacity,

    /// <summary>A misuse: the content was copied out into an array, which defeats the pool.</summary>
    CopiedToArray,

    /// <summary>A drop: the program's own code that resets items said not to keep it.</summary>
    Refused,

    /// <summary>A drop: the pool was disposed.</summary>
    Closed,

    /// <summary>A drop: returns had overflowed the pool for long, and its breaker was open.</summary>
    CutOff,
}
