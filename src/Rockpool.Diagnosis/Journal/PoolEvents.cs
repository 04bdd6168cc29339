namespace Rockpool.Diagnosis.Journal;

/// <summary>
/// The pool events of one batch, struct-of-arrays, in time order. Row <c>i</c> of every column below
/// <see cref="Count"/> belongs to one event. Not thread-safe; recycled, so a consumer copies what it keeps.
/// </summary>
public sealed class PoolEvents
{
    /// <summary>The most events a batch holds.</summary>
    public const int Capacity = 4096;

    // Ten calls that copy a block each cost more than a loop over fewer rows than this.
    private const int WorthBlockCopies = 16;

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
    /// <see cref="UnnumberedBucket"/>, which tells that an array pool is not the shared one. Of a rent from a pool of
    /// <see cref="PoolSource.Rockpool"/> it is the <see cref="PoolTier"/> that served it.
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

    /// <summary>Appends events of another batch, as many as there is room for at most.</summary>
    /// <param name="from">Where they are; not this instance.</param>
    /// <param name="start">The first one's row.</param>
    /// <param name="count">How many; no more than fit.</param>
    public void Append(PoolEvents from, int start, int count)
    {
        if (count < WorthBlockCopies) AppendEach(from, start, count);
        else AppendBlocks(from, start, count);
        Count += count;
    }

    private void AppendEach(PoolEvents from, int start, int count)
    {
        for (int i = 0; i < count; i++)
        {
            int to = Count + i, source = start + i;
            Time[to] = from.Time[source];
            Thread[to] = from.Thread[source];
            Kind[to] = from.Kind[source];
            Reason[to] = from.Reason[source];
            Pool[to] = from.Pool[source];
            Item[to] = from.Item[source];
            Bucket[to] = from.Bucket[source];
            Asked[to] = from.Asked[source];
            Given[to] = from.Given[source];
            Stack[to] = from.Stack[source];
        }
    }

    private void AppendBlocks(PoolEvents from, int start, int count)
    {
        Array.Copy(from.Time, start, Time, Count, count);
        Array.Copy(from.Thread, start, Thread, Count, count);
        Array.Copy(from.Kind, start, Kind, Count, count);
        Array.Copy(from.Reason, start, Reason, Count, count);
        Array.Copy(from.Pool, start, Pool, Count, count);
        Array.Copy(from.Item, start, Item, Count, count);
        Array.Copy(from.Bucket, start, Bucket, Count, count);
        Array.Copy(from.Asked, start, Asked, Count, count);
        Array.Copy(from.Given, start, Given, Count, count);
        Array.Copy(from.Stack, start, Stack, Count, count);
    }
}
