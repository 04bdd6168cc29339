using System.Buffers.Binary;
using System.Text.Json;

namespace Gateway.Wire;

/// <summary>The two forms of a message: compact from the device, JSON to the subscriber.</summary>
internal static class MessageFormat
{
    private const int ReadingSize = sizeof(ushort) + sizeof(long);

    private static readonly JsonEncodedText _readings = JsonEncodedText.Encode("readings");
    private static readonly JsonEncodedText _gauge = JsonEncodedText.Encode("gauge");
    private static readonly JsonEncodedText _value = JsonEncodedText.Encode("value");
    private static readonly JsonEncodedText _text = JsonEncodedText.Encode("text");

    /// <summary>Reads a device's body. The text stays where it is.</summary>
    /// <returns>Whether it was one.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> body, Message message)
    {
        ReadOnlySpan<byte> rest = body.Span;
        if (rest.Length < sizeof(ushort))
            return false;
        int count = BinaryPrimitives.ReadUInt16LittleEndian(rest);
        int textAt = sizeof(ushort) + (count * ReadingSize);
        if (rest.Length < textAt)
            return false;
        for (rest = rest[sizeof(ushort)..textAt]; !rest.IsEmpty; rest = rest[ReadingSize..])
        {
            message.Readings.Add(new Reading(
                BinaryPrimitives.ReadUInt16LittleEndian(rest), BinaryPrimitives.ReadInt64LittleEndian(rest[sizeof(ushort)..])));
        }

        message.Text = body[textAt..];
        return true;
    }

    /// <summary>Writes what a device sends.</summary>
    public static byte[] ToDeviceForm(Message message)
    {
        int textAt = sizeof(ushort) + (message.Readings.Count * ReadingSize);
        byte[] body = new byte[textAt + message.Text.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(body, (ushort)message.Readings.Count);
        Span<byte> rest = body.AsSpan(sizeof(ushort));
        foreach (Reading reading in message.Readings)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(rest, reading.Gauge);
            BinaryPrimitives.WriteInt64LittleEndian(rest[sizeof(ushort)..], reading.Value);
            rest = rest[ReadingSize..];
        }

        message.Text.Span.CopyTo(rest);
        return body;
    }

    /// <summary>Writes what a subscriber gets.</summary>
    public static void WriteJson(Message message, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray(_readings);
        foreach (Reading reading in message.Readings)
        {
            json.WriteStartObject();
            json.WriteNumber(_gauge, reading.Gauge);
            json.WriteNumber(_value, reading.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString(_text, message.Text.Span);
        json.WriteEndObject();
        json.Flush();
    }
}
