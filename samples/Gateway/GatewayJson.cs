using System.Text.Json.Serialization;
using Gateway.Load;
using Gateway.Serving;
using Gateway.Wire;

namespace Gateway;

/// <summary>What the processes tell each other.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Ports))]
[JsonSerializable(typeof(ServerFigures))]
[JsonSerializable(typeof(LoadReport))]
[JsonSerializable(typeof(Receipt))]
internal sealed partial class GatewayJson : JsonSerializerContext;
