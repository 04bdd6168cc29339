using Rockpool.Contract;
using Rockpool.Recorder.Decode.NetTrace;

namespace Rockpool.Recorder.Decode.Sources;

/// <summary>Which events of which providers are understood.</summary>
internal static class SourceEvents
{
    /// <summary>The provider of <c>System.Buffers.ArrayPool</c>.</summary>
    public const string ArrayPoolProvider = "System.Buffers.ArrayPoolEventSource";

    /// <summary>The provider of <c>Microsoft.IO.RecyclableMemoryStream</c>.</summary>
    public const string StreamProvider = "Microsoft-IO-RecyclableMemoryStream";

    /// <summary>The runtime's provider.</summary>
    public const string RuntimeProvider = "Microsoft-Windows-DotNETRuntime";

    /// <summary>The provider of what the runtime tells of methods and modules when a session ends.</summary>
    public const string RundownProvider = "Microsoft-Windows-DotNETRuntimeRundown";

    /// <summary>The provider that opens every session with a description of the process.</summary>
    public const string SessionProvider = "Microsoft-DotNETCore-EventPipe";

    /// <summary>What an event tells, or <see cref="SourceEvent.Ignored"/>.</summary>
    public static SourceEvent KindOf(EventDefinition definition) => definition.Provider switch
    {
        ArrayPoolProvider => ArrayPool(definition.Id),
        StreamProvider => Stream(definition.Id),
        RockpoolProvider.Name => Pools(definition.Id),
        RuntimeProvider => Runtime(definition.Id),
        RundownProvider => Rundown(definition.Id),
        SessionProvider when definition.Id == 1 => SourceEvent.ProcessTold,
        _ => SourceEvent.Ignored,
    };

    private static SourceEvent ArrayPool(int id) => id switch
    {
        1 => SourceEvent.ArrayRented,
        2 => SourceEvent.ArrayAllocated,
        3 => SourceEvent.ArrayReturned,
        4 => SourceEvent.ArrayTrimmed,
        6 => SourceEvent.ArrayDropped,
        _ => SourceEvent.Ignored,
    };

    private static SourceEvent Stream(int id) => id switch
    {
        1 => SourceEvent.StreamCreated,
        2 => SourceEvent.StreamDisposed,
        3 => SourceEvent.StreamDoubleDisposed,
        4 => SourceEvent.StreamFinalized,
        5 => SourceEvent.StreamToArray,
        7 => SourceEvent.StreamNewBlock,
        8 => SourceEvent.StreamNewLargeBuffer,
        9 => SourceEvent.StreamNonPooledLargeBuffer,
        10 => SourceEvent.StreamDiscardedBuffer,
        11 => SourceEvent.StreamOverCapacity,
        _ => SourceEvent.Ignored,
    };

    private static SourceEvent Pools(int id) => id switch
    {
        RockpoolEvents.PoolNamed => SourceEvent.PoolNamed,
        RockpoolEvents.Rented => SourceEvent.ItemRented,
        RockpoolEvents.Returned => SourceEvent.ItemReturned,
        RockpoolEvents.Missed => SourceEvent.ItemMissed,
        RockpoolEvents.Dropped => SourceEvent.ItemDropped,
        RockpoolEvents.Trimmed => SourceEvent.ItemTrimmed,
        RockpoolEvents.SlowOperation => SourceEvent.PoolSlow,
        RockpoolEvents.GuardFound => SourceEvent.PoolGuardFound,
        RockpoolEvents.LabelsSet => SourceEvent.LabelsSet,
        RockpoolEvents.RegionBegun => SourceEvent.RegionBegun,
        RockpoolEvents.RegionEnded => SourceEvent.RegionEnded,
        _ => SourceEvent.Ignored,
    };

    private static SourceEvent Runtime(int id) => id switch
    {
        1 => SourceEvent.CollectionStart,
        2 => SourceEvent.CollectionEnd,
        3 => SourceEvent.ResumptionEnd,
        4 => SourceEvent.HeapStatistics,
        7 => SourceEvent.ResumptionStart,
        8 => SourceEvent.SuspensionEnd,
        9 => SourceEvent.SuspensionStart,
        10 => SourceEvent.AllocationTick,
        81 => SourceEvent.ContentionStart,
        91 => SourceEvent.ContentionEnd,
        143 => SourceEvent.MethodLoaded,
        144 => SourceEvent.MethodUnloaded,
        152 => SourceEvent.ModuleLoaded,
        159 => SourceEvent.MethodEntered,
        187 => SourceEvent.RuntimeStarted,
        190 => SourceEvent.MethodMap,
        204 => SourceEvent.HeapHistory,
        303 => SourceEvent.AllocationSampled,
        _ => SourceEvent.Ignored,
    };

    private static SourceEvent Rundown(int id) => id switch
    {
        143 or 144 => SourceEvent.MethodAlive,
        149 or 150 => SourceEvent.MethodMap,
        153 or 154 => SourceEvent.ModuleLoaded,
        187 => SourceEvent.RuntimeRundown,
        _ => SourceEvent.Ignored,
    };
}
