using System.Text.Json;
using Gateway.Wire;

namespace Gateway.Reuse;

/// <summary>What it takes to turn a device's message into a subscriber's.</summary>
internal abstract class SerialisationTier
{
    /// <summary>An empty message.</summary>
    public abstract Message RentMessage(MessageType type);

    public abstract void Return(MessageType type, Message message);

    /// <summary>A JSON writer onto the frame.</summary>
    public abstract Utf8JsonWriter RentJson(FrameWriter output);

    public abstract void Return(Utf8JsonWriter json);

    /// <summary>An empty frame, until it is released.</summary>
    public abstract FrameWriter RentFrame(MessageType type);
}
