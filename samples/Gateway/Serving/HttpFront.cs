using System.Net;
using Gateway.Reuse;
using Gateway.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gateway.Serving;

/// <summary>Short requests: a message in each, and the gateway's own figures.</summary>
internal sealed class HttpFront : IAsyncDisposable
{
    private const int MostBytes = FrameHeader.Size + FrameHeader.MostBody;

    private readonly Switchboard _switchboard;
    private readonly RequestTier _tier;
    private readonly WebApplication _application;

    private HttpFront(Switchboard switchboard, RequestTier tier)
    {
        _switchboard = switchboard;
        _tier = tier;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        tier.Equip(builder.Services);
        _application = builder.Build();
    }

    /// <summary>Starts it.</summary>
    /// <param name="switchboard">Passes the messages on.</param>
    /// <param name="tier">What bodies are read into and answers are written with.</param>
    /// <param name="status">Writes the answer to everything that is no message.</param>
    public static async Task<HttpFront> StartAsync(Switchboard switchboard, RequestTier tier, RequestDelegate status)
    {
        var front = new HttpFront(switchboard, tier);
        front._application.Run(request =>
            HttpMethods.IsPost(request.Request.Method) ? front.TakeAsync(request) : status(request));
        await front._application.StartAsync();
        return front;
    }

    public int Port => new Uri(_application.Urls.First()).Port;

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    /// <summary>Takes a frame as the body of a request.</summary>
    private async Task TakeAsync(HttpContext context)
    {
        if (context.Request.ContentLength is not { } length || length is < FrameHeader.Size or > MostBytes)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        Receipt? receipt = await PassAsync(context, (int)length);
        if (receipt is { } accepted)
            await _tier.AnswerAsync(context.Response, accepted);
    }

    private async ValueTask<Receipt?> PassAsync(HttpContext context, int length)
    {
        Block block = _tier.Blocks.Rent(length);
        try
        {
            Memory<byte> frame = block.Memory[..length];
            await context.Request.Body.ReadExactlyAsync(frame, context.RequestAborted);
            FrameHeader header = FrameHeader.Read(frame.Span);
            context.Response.StatusCode = Pass(header, frame[FrameHeader.Size..]);
            if (Defects.Twice)
                _tier.Blocks.Return(block);
            return context.Response.StatusCode == StatusCodes.Status202Accepted ? new Receipt(header.Peer, header.Length) : null;
        }
        finally
        {
            _tier.Blocks.Return(block);
        }
    }

    private int Pass(FrameHeader header, Memory<byte> body)
    {
        if (!header.IsValid || !header.IsMessage || header.Length != body.Length)
            return StatusCodes.Status400BadRequest;
        return _switchboard.Pass(header, body) ? StatusCodes.Status202Accepted : StatusCodes.Status404NotFound;
    }
}
