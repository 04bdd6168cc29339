using System.Diagnostics.Tracing;
using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Attach.Port;

/// <summary>What each kind of session asks of the process.</summary>
internal static class RuntimeProviders
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const string ArrayPool = "System.Buffers.ArrayPoolEventSource";
    private const string RecyclableStream = "Microsoft-IO-RecyclableMemoryStream";

    private const ulong Everything = ulong.MaxValue;
    private const ulong Collections = 0x1;
    private const ulong Contention = 0x4000;

    // Loader, JIT, precompiled code and the map from machine code to IL, by which addresses become methods and lines.
    private const ulong Code = 0x8 | 0x10 | 0x20 | 0x20000;
    private const ulong Rundown = 0x40 | 0x100 | Code;
    private const ulong SampledAllocation = 0x80000000000;

    private const int SampledAllocationSince = 10;

    /// <summary>The session for a role.</summary>
    /// <param name="role">What it is for.</param>
    /// <param name="runtime">The runtime's major version.</param>
    /// <param name="pools">Whether the rare events of the pools are part of it; only looked at for the rare events.</param>
    public static SessionRequest For(SessionRole role, int runtime, bool pools = true) => role switch
    {
        SessionRole.AllEvents => new(Pools(EventLevel.Verbose), 24, Stacks: false),
        SessionRole.BurstStacks => new(Pools(EventLevel.Verbose), 16, Stacks: true),
        SessionRole.RareStacks => new([Events(runtime), .. pools ? Pools(EventLevel.Informational) : []], 8, Stacks: true),
        SessionRole.AllStacks => new([Events(runtime), .. Pools(EventLevel.Verbose)], 48, Stacks: true),
        _ => new([new EventProvider(Runtime, EventLevel.Informational, 0x8)], 1, Stacks: false, Rundown),
    };

    private static EventProvider[] Pools(EventLevel level) =>
        [new EventProvider(ArrayPool, level, Everything), new EventProvider(RecyclableStream, level, Everything)];

    private static EventProvider Events(int runtime) => new(
        Runtime,
        EventLevel.Informational,
        Collections | Contention | Code | (runtime >= SampledAllocationSince ? SampledAllocation : 0));
}
