using System.Diagnostics.Tracing;
using Rockpool.Contract;
using Rockpool.Recorder.Decode.NetTrace;
using Rockpool.Recorder.Decode.Symbols;
using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Attach.Port;

/// <summary>
/// What each kind of session asks of the process. The buffers of all that run side by side are at most 64 MB together.
/// </summary>
internal static class RuntimeProviders
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const string ArrayPool = "System.Buffers.ArrayPoolEventSource";
    private const string RecyclableStream = "Microsoft-IO-RecyclableMemoryStream";

    private const ulong Everything = ulong.MaxValue;
    private const ulong Collections = 0x1;
    private const ulong Contention = 0x4000;
    private const ulong SampledAllocation = 0x80000000000;
    private const int SampledAllocationSince = 10;

    private const int BufferRented = 1;
    private const int BufferReturned = 3;

    // Nobody reads while a process writes its rundown: what does not fit is dropped, and methods have no names and no
    // lines then. A console program's rundown is beyond 1 MB. It runs beside the session for live names alone, only what
    // is written is taken, and it is given back at once.
    private const int RundownMegabytes = 60;

    /// <summary>The session for a role.</summary>
    /// <param name="role">What it is for.</param>
    /// <param name="runtime">The runtime's major version.</param>
    public static SessionRequest For(SessionRole role, int runtime) => role switch
    {
        SessionRole.AllEvents => new(Traffic(), 24, Stacks: false),
        SessionRole.BurstStacks => new(Traffic(), 16, Stacks: true),
        SessionRole.AllStacks => new(Traffic(), 40, Stacks: true),
        SessionRole.RareStacks => new(Pools(EventLevel.Informational), 8, Stacks: true),
        SessionRole.RuntimeStacks => RuntimeEvents(runtime >= SampledAllocationSince ? SampledAllocation : 0),
        _ => new([new EventProvider(Runtime, EventLevel.Critical, 0)], RundownMegabytes, Stacks: false, (ulong)SymbolKeywords.Rundown),
    };

    /// <summary>The session for the runtime's events where a process allocates so much that sampling it would cost too much.</summary>
    public static SessionRequest RuntimeWithoutAllocations() => RuntimeEvents(0);

    /// <summary>
    /// The session that names code compiled from now on. Without stacks, since one would be walked for each method; names
    /// are only told at level verbose.
    /// </summary>
    public static SessionRequest LiveNames() =>
        new([new EventProvider(Runtime, EventLevel.Verbose, (ulong)SymbolKeywords.Live)], 4, Stacks: false);

    /// <summary>Whether events of a kind come with every rent and return, and so make up the load.</summary>
    public static bool IsTraffic(EventDefinition definition) => definition.Provider switch
    {
        ArrayPool => definition.Id is BufferRented or BufferReturned,
        RecyclableStream => true,
        RockpoolProvider.Name => definition.Id is RockpoolEvents.Rented or RockpoolEvents.Returned,
        _ => false,
    };

    private static EventProvider[] Traffic() =>
        [.. Pools(EventLevel.Verbose), new EventProvider(RockpoolProvider.Name, EventLevel.Verbose, Everything)];

    // Not the library's own pools: as long as any session is on, a source goes on telling at the most verbose level that one
    // had, and its pools would leave their fastest path for the time between two windows.
    private static EventProvider[] Pools(EventLevel level) =>
        [new EventProvider(ArrayPool, level, Everything), new EventProvider(RecyclableStream, level, Everything)];

    private static SessionRequest RuntimeEvents(ulong more) =>
        new([new EventProvider(Runtime, EventLevel.Informational, Collections | Contention | more)], 8, Stacks: true);
}
