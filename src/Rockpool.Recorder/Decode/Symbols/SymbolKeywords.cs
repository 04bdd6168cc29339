namespace Rockpool.Recorder.Decode.Symbols;

/// <summary>What a session must ask the runtime for so that the addresses in its stacks get names and lines.</summary>
/// <remarks>
/// <para>
/// Two sources complete each other. A <b>rundown</b> tells all code that is there when a session stops; one session that
/// is started and stopped at once takes it at attach. <b>Live</b> events tell what is compiled from then on, so that the
/// sites of a process that is killed still have names. Each event carries its own clock: reading them out of order is fine.
/// </para>
/// <para>
/// Precompiled (ReadyToRun) methods, most of the framework, are not compiled while running. That each is entered for the
/// first time is what tells them; a process that is recorded from its start and killed has nothing else.
/// </para>
/// </remarks>
public static class SymbolKeywords
{
    /// <summary>
    /// Loading of modules: the path of every module and the id of its symbols, without which no line is known. A few events
    /// per module.
    /// </summary>
    public const long Loader = 0x8;

    /// <summary>
    /// Code compiled while running: one event of about 300 bytes per method and tier, and two more that nobody needs.
    /// Names are only told at level verbose.
    /// </summary>
    public const long Jit = 0x10;

    /// <summary>
    /// Precompiled code in rundowns: most of the framework and everything published with ReadyToRun. About 300 bytes for
    /// every such method that has run.
    /// </summary>
    public const long Precompiled = 0x20;

    /// <summary>Without it a session that stops gives no rundown of the end.</summary>
    public const long EndRundown = 0x100;

    /// <summary>
    /// Which machine code belongs to which IL offset: without it a frame shows its method's first line. 8 bytes per
    /// statement of every method compiled while running; precompiled methods have none.
    /// </summary>
    public const long NativeMap = 0x20000;

    /// <summary>
    /// First entries into precompiled methods, with their names: two events of about 300 bytes for each, some thousands
    /// while a service starts, next to none later. Only told at level verbose.
    /// </summary>
    public const long PrecompiledEntry = 0x20_0000_0000;

    /// <summary>
    /// For the runtime's provider, at level verbose, in a session that is on all the time: methods compiled, given back
    /// and modules loaded from now on.
    /// </summary>
    /// <remarks>
    /// Costs nothing where nothing is compiled. A session with stacks walks one for each of these events: prefer one
    /// without. Verbose also turns on a tick per 100 KB allocated if the collector's keyword 0x1 is asked for, but
    /// none of these keywords does that.
    /// </remarks>
    public const long Live = Loader | Jit | NativeMap | PrecompiledEntry;

    /// <summary>
    /// For a session's rundown. A session of no provider but the one that is always there (or one at level critical) that
    /// is started and stopped at once gives just this; a console program's takes about 0.1 s and 0.6 MB, a web
    /// service's several times that, during which its compiler waits now and then.
    /// </summary>
    public const long Rundown = Loader | Jit | Precompiled | EndRundown | NativeMap;

    /// <summary>
    /// What to ask of a provider that is an ordinary <c>EventSource</c>, such as RecyclableMemoryStream's: its events bear
    /// these bits although their source sets none, so that asking for 0 gives nothing at all. ArrayPool's source
    /// is made by a generator and its events bear none; they pass whatever is asked.
    /// </summary>
    public const long EveryEventSource = 0xF000_0000_0000;
}
