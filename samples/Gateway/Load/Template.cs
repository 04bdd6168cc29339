using System.Buffers;
using System.Text.Json;
using Gateway.Wire;

namespace Gateway.Load;

/// <summary>A message that is sent again and again, and what must come out of the gateway.</summary>
internal sealed class Template
{
    private Template(MessageType type, byte[] sent, byte[] expected)
    {
        Type = type;
        Sent = sent;
        Expected = expected;
    }

    public MessageType Type { get; }

    public byte[] Sent { get; }

    public byte[] Expected { get; }

    /// <summary>One that the gateway turns into JSON.</summary>
    public static Template Turned(MessageType type, Random random)
    {
        Message message = Compose(type, random);
        return new Template(type, MessageFormat.ToDeviceForm(message), ToJson(message));
    }

    /// <summary>One that the gateway passes on as it is.</summary>
    public static Template Forwarded(Random random)
    {
        byte[] body = ToJson(Compose(MessageType.Position, random));
        return new Template(MessageType.Position, body, body);
    }

    /// <summary>Writes a frame with it.</summary>
    /// <returns>The frame's length.</returns>
    public int Write(Span<byte> to, FrameHeader header)
    {
        (header with { Length = Sent.Length, Type = Type }).Write(to);
        Sent.CopyTo(to[FrameHeader.Size..]);
        return FrameHeader.Size + Sent.Length;
    }

    private static Message Compose(MessageType type, Random random)
    {
        (int readings, int text) = type switch
        {
            MessageType.Position => (random.Next(2, 9), random.Next(0, 20)),
            MessageType.Chat => (0, random.Next(50, 1500)),
            _ => (random.Next(50, 400), random.Next(100, 1000)),
        };
        var message = new Message { Text = random.GetItems("abcdefghijklmnopqrstuvwxyz     "u8, text) };
        for (int i = 0; i < readings; i++)
            message.Readings.Add(new Reading((ushort)random.Next(64), random.Next(-1_000_000, 1_000_000)));
        return message;
    }

    private static byte[] ToJson(Message message)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        MessageFormat.WriteJson(message, json);
        return output.WrittenSpan.ToArray();
    }
}
