using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode.NetTrace;
using Rockpool.Recorder.Decode.Symbols;

namespace Rockpool.Recorder.Decode.Sources;

/// <summary>
/// The journal's tables while traces are decoded into it: one for a recording, shared by the decoders of all its
/// sessions, so that a thread, a pool or a stack has one index whichever session saw it. Not thread-safe.
/// </summary>
internal sealed class TraceCatalog
{
    private readonly Dictionary<long, ThreadIndex> _threads = [];
    private readonly Dictionary<(PoolSource, long), PoolIndex> _pools = [];
    private readonly StackRegister _stacks;

    /// <summary>An empty catalog.</summary>
    public TraceCatalog()
    {
        _stacks = new StackRegister(Symbols);
        FrameResolver frames = new(Symbols);
        Catalog = new Catalog(new StackTable(stack => frames.Resolve(_stacks.AddressesOf(stack), _stacks.SeenAt(stack))));
        Guards = new GuardReports(Catalog.GuardReports);
    }

    /// <summary>What the journal hands out.</summary>
    public Catalog Catalog { get; }

    /// <summary>Methods and modules met so far, from every session.</summary>
    public SymbolTable Symbols { get; } = new();

    /// <summary>What its guards told.</summary>
    public GuardReports Guards { get; }

    /// <summary>What the recorded process says of itself.</summary>
    public ProcessFacts Process { get; } = new();

    /// <summary>The index of the thread with this id of the operating system.</summary>
    public ThreadIndex ThreadOf(long operatingSystemId)
    {
        if (_threads.TryGetValue(operatingSystemId, out ThreadIndex thread)) return thread;
        thread = new ThreadIndex(Catalog.Threads.Add(new ThreadInfo(operatingSystemId)));
        _threads.Add(operatingSystemId, thread);
        return thread;
    }

    /// <summary>The index of a pool, which is made by <paramref name="describe"/> when it is met first.</summary>
    public PoolIndex PoolOf(PoolSource source, long nativeId, Func<long, PoolInfo> describe)
    {
        if (_pools.TryGetValue((source, nativeId), out PoolIndex pool)) return pool;
        pool = new PoolIndex(Catalog.Pools.Add(describe(nativeId)));
        _pools.Add((source, nativeId), pool);
        return pool;
    }

    /// <summary>
    /// The journal's index of a trace's stack: the same for the same code, whichever session saw it. May change when
    /// <see cref="CodeReuse.Count"/> of <see cref="SymbolTable.Reuse"/> has.
    /// </summary>
    /// <param name="stacks">The trace's stacks.</param>
    /// <param name="index">The stack's index there.</param>
    /// <param name="time">When it was met, in nanoseconds: decides between methods where code memory is reused.</param>
    public StackIndex StackOf(StackAddresses stacks, int index, long time) =>
        index == 0 ? StackIndex.None : _stacks.IndexOf(stacks[index], time);
}
