namespace Rockpool.Recorder.Decode.Sources;

/// <summary>
/// The kinds of events that are understood, resolved once per definition so that the path of every event is one switch.
/// </summary>
internal enum SourceEvent : byte
{
    /// <summary>Counted, but of no use here.</summary>
    Ignored,

    ArrayRented,
    ArrayAllocated,
    ArrayReturned,
    ArrayTrimmed,
    ArrayDropped,

    StreamCreated,
    StreamDisposed,
    StreamDoubleDisposed,
    StreamFinalized,
    StreamToArray,
    StreamNewBlock,
    StreamNewLargeBuffer,
    StreamNonPooledLargeBuffer,
    StreamDiscardedBuffer,
    StreamOverCapacity,

    ItemRented,
    ItemReturned,
    ItemMissed,
    ItemDropped,
    ItemTrimmed,
    PoolSlow,
    PoolGuardFound,

    CollectionStart,
    CollectionEnd,
    SuspensionStart,
    SuspensionEnd,
    ResumptionStart,
    ResumptionEnd,
    HeapStatistics,
    HeapHistory,
    ContentionStart,
    ContentionEnd,
    AllocationTick,
    AllocationSampled,

    MethodLoaded,
    MethodEntered,
    MethodUnloaded,
    MethodAlive,
    MethodMap,
    ModuleLoaded,

    RuntimeStarted,
    RuntimeRundown,
    ProcessTold,

    PoolNamed,
    LabelsSet,
    RegionBegun,
    RegionEnded,
}
