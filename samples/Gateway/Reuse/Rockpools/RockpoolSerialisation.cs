using System.Text.Json;
using Gateway.Wire;
using Rockpool;

namespace Gateway.Reuse.Rockpools;

/// <summary>Messages and frames by their type, so that the long ones of one do not wait among the short ones of another.</summary>
internal sealed class RockpoolSerialisation : SerialisationTier
{
    private const int MostIdleMessages = 256;

    private readonly KeyedPool<MessageType, Message> _messages = KeyedPool.Create<MessageType, Message>(
        _ => new Message(),
        message =>
        {
            message.Clear();
            return true;
        },
        options: new KeyedPoolOptions { Name = "messages", MaxItemsPerKey = MostIdleMessages });

    private readonly Dictionary<MessageType, FrameStock> _frames =
        Enum.GetValues<MessageType>().ToDictionary(type => type, type => new FrameStock(type));

    public override Message RentMessage(MessageType type) => _messages.Rent(type);

    public override void Return(MessageType type, Message message) => _messages.Return(type, message);

    public override Utf8JsonWriter RentJson(FrameWriter output)
    {
        Utf8JsonWriter json = Ambient<Utf8JsonWriter, JsonPolicy>.Rent();
        json.Reset(output);
        return json;
    }

    public override void Return(Utf8JsonWriter json) => Ambient<Utf8JsonWriter, JsonPolicy>.Return(json);

    public override FrameWriter RentFrame(MessageType type) => _frames[type].Rent();
}
