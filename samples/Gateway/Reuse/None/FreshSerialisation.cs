using System.Text.Json;
using Gateway.Wire;

namespace Gateway.Reuse.None;

internal sealed class FreshSerialisation : SerialisationTier
{
    public override Message RentMessage(MessageType type) => new();

    public override void Return(MessageType type, Message message)
    {
        // The collector's.
    }

    public override Utf8JsonWriter RentJson(FrameWriter output) => new(output);

    public override void Return(Utf8JsonWriter json) => json.Dispose();

    public override FrameWriter RentFrame(MessageType type) => new FreshFrame();
}
