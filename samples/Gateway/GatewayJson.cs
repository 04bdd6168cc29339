using System.Text.Json.Serialization;
using Gateway.Load;
using Gateway.Serving;

namespace Gateway;

/// <summary>What the processes tell each other.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Ports))]
[JsonSerializable(typeof(ServerFigures))]
[JsonSerializable(typeof(LoadReport))]
internal sealed partial class GatewayJson : JsonSerializerContext;
