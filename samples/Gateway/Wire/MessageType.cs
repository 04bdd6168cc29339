namespace Gateway.Wire;

/// <summary>What a frame carries.</summary>
internal enum MessageType : byte
{
    /// <summary>The gateway's first frame on a connection: its peer is the connection's number.</summary>
    Hello,

    /// <summary>Nothing but the header, for its sequence: everything up to that has arrived.</summary>
    Ack,

    /// <summary>A few readings.</summary>
    Position,

    /// <summary>A text.</summary>
    Chat,

    /// <summary>Some hundred readings and a text.</summary>
    Snapshot,
}
