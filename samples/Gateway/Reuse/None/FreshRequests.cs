using System.Text.Json;
using Gateway.Wire;
using Microsoft.AspNetCore.Http;

namespace Gateway.Reuse.None;

internal sealed class FreshRequests : RequestTier
{
    public override BlockSource Blocks { get; } = new FreshBlocks();

    public override Task AnswerAsync(HttpResponse response, Receipt receipt)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(receipt, GatewayJson.Default.Receipt);
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, 0, body.Length);
    }
}
