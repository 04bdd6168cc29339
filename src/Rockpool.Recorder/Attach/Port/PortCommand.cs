namespace Rockpool.Recorder.Attach.Port;

/// <summary>Commands of the runtime's diagnostic port: the command set in the high byte, the command in the low one.</summary>
internal enum PortCommand : ushort
{
    /// <summary>Ends a session; its stream then ends by itself.</summary>
    StopTracing = 0x0201,

    /// <summary>Starts a session, with a rundown at its end or without; events always carry stacks.</summary>
    CollectTracing2 = 0x0203,

    /// <summary>The same with a choice of stacks or none and of what the rundown holds; .NET 9 and later.</summary>
    CollectTracing4 = 0x0205,

    /// <summary>The same with a filter on event ids; .NET 10 and later.</summary>
    CollectTracing5 = 0x0206,

    /// <summary>Lets a runtime go that waits for us at its start.</summary>
    ResumeRuntime = 0x0401,

    /// <summary>Sets a variable in the runtime's environment, which its children inherit.</summary>
    SetEnvironmentVariable = 0x0403,

    /// <summary>Asks who the process is, its entry assembly and runtime version included.</summary>
    ProcessInfo2 = 0x0404,

    /// <summary>The answer to a command that was carried out.</summary>
    Ok = 0xFF00,
}
