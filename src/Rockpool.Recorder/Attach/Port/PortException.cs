namespace Rockpool.Recorder.Attach.Port;

/// <summary>A runtime refused a command.</summary>
internal sealed class PortException : IOException
{
    /// <summary>The runtime does not know the command: it is older than the command.</summary>
    public const uint UnknownCommand = 0x80131385;

    /// <summary>Creates one.</summary>
    public PortException(uint code)
        : base($"the runtime refused with error 0x{code:X8}") => Code = code;

    /// <summary>The runtime's error code.</summary>
    public uint Code { get; }
}
