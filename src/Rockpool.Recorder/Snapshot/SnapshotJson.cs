using System.Text.Json.Serialization;

namespace Rockpool.Recorder.Snapshot;

/// <summary>How the recording's own members are written, without reflection so that the tool can be trimmed.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(Update))]
internal sealed partial class SnapshotJson : JsonSerializerContext;
