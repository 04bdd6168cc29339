namespace Rockpool.Diagnosis.Journal;

/// <summary>
/// The pool events of one batch, struct-of-arrays, in time order. Row <c>i</c> of every column below
/// <see cref="Count"/> belongs to one event. Not thread-safe; recycled, so a consumer copies what it keeps.
/// </summary>
public sealed class PoolEvents
{
    /// <summary>The most events a batch holds.</summary>
    public const int Capacity = 4096;

    /// <summary>
    /// The <see cref="Bucket"/> of a source whose buckets carry arbitrary ids: a pool made by <c>ArrayPool.Create</c>
    /// names its buckets by hash codes, <c>ArrayPool.Shared</c> by their index 0 to 26.
    /// </summary>
    public const short UnnumberedBucket = -2;

    /// <summary>How many rows are filled.</summary>
    public int Count { get; set; }

    /// <summary>Nanoseconds since the start of the recording.</summary>
    public long[] Time { get; } = new long[Capacity];

    /// <summary>The thread that did it.</summary>
    public ThreadIndex[] Thread { get; } = new ThreadIndex[Capacity];

    /// <summary>What happened.</summary>
    public PoolEventKind[] Kind { get; } = new PoolEventKind[Capacity];

    /// <summary>Why it happened.</summary>
    public PoolEventReason[] Reason { get; } = new PoolEventReason[Capacity];

    /// <summary>The pool it happened to.</summary>
    public PoolIndex[] Pool { get; } = new PoolIndex[Capacity];

    /// <summary>The item; how far it can be trusted is <see cref="PoolInfo.ItemIdBits"/>.</summary>
    public ulong[] Item { get; } = new ulong[Capacity];

    /// <summary>
    /// The size class within the pool, -1 where the source names none (a miss of <c>ArrayPool</c> does not), or
    /// <see cref="UnnumberedBucket"/>, which tells that an array pool is not the shared one.
    /// </summary>
    public short[] Bucket { get; } = new short[Capacity];

    /// <summary>What was asked for, in the pool's <see cref="PoolInfo.Unit"/>, or -1 where the source does not say.</summary>
    public long[] Asked { get; } = new long[Capacity];

    /// <summary>
    /// What was given, in the pool's <see cref="PoolInfo.Unit"/>, or -1 where the source does not say: the return of a
    /// stream does not.
    /// </summary>
    public long[] Given { get; } = new long[Capacity];

    /// <summary>The call stack, or <see cref="StackIndex.None"/>.</summary>
    public StackIndex[] Stack { get; } = new StackIndex[Capacity];

    /// <summary>Whether no further event fits.</summary>
    public bool IsFull => Count == Capacity;
}
