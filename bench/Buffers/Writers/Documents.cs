using System.Buffers;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Buffers.Writers;

/// <summary>Documents of real data: what Google.Protobuf says of its own messages, as protobuf and as JSON.</summary>
internal static class Documents
{
    private static readonly FileDescriptor[] Files =
    [
        DescriptorReflection.Descriptor, StructReflection.Descriptor, AnyReflection.Descriptor, ApiReflection.Descriptor,
        TypeReflection.Descriptor, TimestampReflection.Descriptor, DurationReflection.Descriptor, WrappersReflection.Descriptor,
        FieldMaskReflection.Descriptor, EmptyReflection.Descriptor, SourceContextReflection.Descriptor,
    ];

    // One for each document, used again as services do.
    private static readonly Utf8JsonWriter Json = new(Stream.Null, new JsonWriterOptions { SkipValidation = true });

    /// <summary>All files as JSON.</summary>
    private static readonly Lazy<byte[]> RawFiles = new(() =>
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        Write(json, Files);
        json.Flush();
        return output.WrittenSpan.ToArray();
    });

    public static Document[] All { get; } =
    [
        Protobuf("protobuf, one file", TimestampReflection.Descriptor.ToProto()),
        Protobuf("protobuf, all files", SetOf(1)),
        Protobuf("protobuf, 1 MB", SetOf(60)),
        Protobuf("protobuf, Any of 30 KB", AnyOf(2)),
        Protobuf("protobuf, Any of 1 MB", AnyOf(60)),
        OfJson("JSON, one file", json => Write(json, [TimestampReflection.Descriptor])),
        OfJson("JSON, all files", json => Write(json, Files)),
        OfJson("JSON, 1 MB", json => Write(json, Enumerable.Repeat(Files, 50).SelectMany(files => files))),
        OfJson("JSON, 2 raw values of 20 KB", json => WriteRaw(json, RawFiles.Value, 2)),
        OfJson("JSON, 50 raw values of 20 KB", json => WriteRaw(json, RawFiles.Value, 50)),
        // Next to nothing but the writer's own work.
        Pieces("100 bytes as they are", 1, 100),
        Pieces("100 KB in pieces of 500 bytes", 200, 500),
    ];

    /// <summary>All files so many times, some 20 KB each time, as JSON.</summary>
    public static Document JsonOf(int times) =>
        OfJson($"JSON, {times} times", json => Write(json, Enumerable.Repeat(Files, times).SelectMany(files => files)));

    /// <summary>The same as protobuf, some 16 KB each time.</summary>
    public static Document ProtobufOf(int times) => Protobuf($"protobuf, {times} times", SetOf(times));

    private static FileDescriptorSet SetOf(int times)
    {
        var set = new FileDescriptorSet();
        for (int i = 0; i < times; i++)
            set.File.Add(Files.Select(file => file.ToProto()));
        return set;
    }

    private static Any AnyOf(int times) => Any.Pack(SetOf(times));

    private static Document Protobuf(string name, IMessage message) => new(name, message.WriteTo, message.WriteTo);

    private static Document Pieces(string name, int count, int bytes)
    {
        byte[] piece = new byte[bytes];
        return new Document(
            name,
            output =>
            {
                for (int i = 0; i < count; i++)
                {
                    piece.CopyTo(output.GetSpan(bytes));
                    output.Advance(bytes);
                }
            },
            output =>
            {
                for (int i = 0; i < count; i++)
                    output.Write(piece);
            });
    }

    private static Document OfJson(string name, Action<Utf8JsonWriter> write) => new(
        name,
        output =>
        {
            Json.Reset(output);
            write(Json);
            Json.Flush();
        },
        output =>
        {
            Json.Reset(output);
            write(Json);
            Json.Flush();
        });

    private static void WriteRaw(Utf8JsonWriter json, byte[] value, int times)
    {
        json.WriteStartArray();
        for (int i = 0; i < times; i++)
            json.WriteRawValue(value, skipInputValidation: true);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<FileDescriptor> files)
    {
        json.WriteStartArray();
        foreach (FileDescriptor file in files)
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteString("package", file.Package);
            json.WriteStartArray("messages");
            foreach (MessageDescriptor message in file.MessageTypes)
                Write(json, message);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, MessageDescriptor message)
    {
        json.WriteStartObject();
        json.WriteString("name", message.FullName);
        json.WriteStartArray("fields");
        foreach (FieldDescriptor field in message.Fields.InDeclarationOrder())
        {
            json.WriteStartObject();
            json.WriteString("name", field.Name);
            json.WriteString("json", field.JsonName);
            json.WriteNumber("number", field.FieldNumber);
            json.WriteBoolean("repeated", field.IsRepeated);
            json.WriteNumber("type", (int)field.FieldType);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
