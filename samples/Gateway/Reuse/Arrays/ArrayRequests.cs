using System.Text.Json;
using Gateway.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.ObjectPool;

namespace Gateway.Reuse.Arrays;

/// <summary>Answers are written into rented arrays, by rented writers.</summary>
internal sealed class ArrayRequests : RequestTier
{
    private readonly ObjectPool<ArrayFrame> _answers = ObjectPool.Create<ArrayFrame>();
    private readonly ObjectPool<Utf8JsonWriter> _json = new DefaultObjectPoolProvider().Create(new JsonPolicy());

    public override BlockSource Blocks { get; } = new ArrayBlocks();

    public override async Task AnswerAsync(HttpResponse response, Receipt receipt)
    {
        ArrayFrame answer = _answers.Get();
        answer.Open(_answers);
        Utf8JsonWriter json = _json.Get();
        json.Reset(answer);
        JsonSerializer.Serialize(json, receipt, GatewayJson.Default.Receipt);
        _json.Return(json);
        ReadOnlyMemory<byte> body = answer.Written.First;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body);
        answer.Release();
    }
}
