using System.Text.Json;
using Gateway.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Rockpool;

namespace Gateway.Reuse.Rockpools;

/// <summary>The server's memory is Rockpool's too, and answers are written where they are sent from.</summary>
internal sealed class RockpoolRequests : RequestTier
{
    public override BlockSource Blocks { get; } = new RockpoolBlocks();

    public override void Equip(IServiceCollection services) => services.AddRockpoolMemory();

    public override async Task AnswerAsync(HttpResponse response, Receipt receipt)
    {
        // Until it has begun, a server keeps what is written aside and copies it later.
        await response.StartAsync();
        Utf8JsonWriter json = Ambient<Utf8JsonWriter, JsonPolicy>.Rent();
        json.Reset(response.BodyWriter);
        JsonSerializer.Serialize(json, receipt, GatewayJson.Default.Receipt);
        Ambient<Utf8JsonWriter, JsonPolicy>.Return(json);
    }
}
