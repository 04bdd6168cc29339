namespace Rockpool.Recorder.Attach;

/// <summary>Why a recording ended.</summary>
public enum RecordEnd
{
    /// <summary>Its time was up.</summary>
    TimeUp,

    /// <summary>The user stopped it.</summary>
    Stopped,

    /// <summary>The process ended by itself.</summary>
    ProcessEnded,

    /// <summary>The process went away without closing its sessions: it was killed or crashed.</summary>
    ProcessDied,

    /// <summary>The recording, or that of a process that the command started, could not be made or written on, such as on a full disk.</summary>
    OutputFailed,

    /// <summary>The command ran to its end, but no .NET runtime in it ever connected: there is no recording.</summary>
    NoRuntime,
}
