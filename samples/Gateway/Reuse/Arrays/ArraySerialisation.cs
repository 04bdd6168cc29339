using System.Text.Json;
using Gateway.Wire;
using Microsoft.Extensions.ObjectPool;

namespace Gateway.Reuse.Arrays;

/// <summary>Object pools as their provider makes them, a pool of messages for each type.</summary>
internal sealed class ArraySerialisation : SerialisationTier
{
    private readonly Dictionary<MessageType, ObjectPool<Message>> _messages = [];
    private readonly ObjectPool<Utf8JsonWriter> _json = new DefaultObjectPoolProvider().Create(new JsonPolicy());
    private readonly ObjectPool<ArrayFrame> _frames = ObjectPool.Create<ArrayFrame>();

    public ArraySerialisation()
    {
        foreach (MessageType type in Enum.GetValues<MessageType>())
            _messages.Add(type, ObjectPool.Create<Message>());
    }

    public override Message RentMessage(MessageType type) => _messages[type].Get();

    public override void Return(MessageType type, Message message)
    {
        message.Clear();
        _messages[type].Return(message);
    }

    public override Utf8JsonWriter RentJson(FrameWriter output)
    {
        Utf8JsonWriter json = _json.Get();
        json.Reset(output);
        return json;
    }

    public override void Return(Utf8JsonWriter json) => _json.Return(json);

    public override FrameWriter RentFrame(MessageType type)
    {
        ArrayFrame frame = _frames.Get();
        frame.Open(_frames);
        return frame;
    }
}
