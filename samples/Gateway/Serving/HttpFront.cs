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
    private readonly BlockSource _blocks;
    private readonly WebApplication _application;

    private HttpFront(Switchboard switchboard, BlockSource blocks)
    {
        _switchboard = switchboard;
        _blocks = blocks;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        _application = builder.Build();
    }

    /// <summary>Starts it.</summary>
    /// <param name="switchboard">Passes the messages on.</param>
    /// <param name="blocks">What bodies are read into.</param>
    /// <param name="status">Writes the answer to everything that is no message.</param>
    public static async Task<HttpFront> StartAsync(Switchboard switchboard, BlockSource blocks, RequestDelegate status)
    {
        var front = new HttpFront(switchboard, blocks);
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

        Block block = _blocks.Rent((int)length);
        try
        {
            Memory<byte> frame = block.Memory[..(int)length];
            await context.Request.Body.ReadExactlyAsync(frame, context.RequestAborted);
            context.Response.StatusCode = Pass(frame);
            if (Defects.Twice)
                _blocks.Return(block);
            context.Response.ContentLength = 0;
        }
        finally
        {
            _blocks.Return(block);
        }
    }

    private int Pass(Memory<byte> frame)
    {
        FrameHeader header = FrameHeader.Read(frame.Span);
        if (!header.IsValid || !header.IsMessage || header.Length != frame.Length - FrameHeader.Size)
            return StatusCodes.Status400BadRequest;
        return _switchboard.Pass(header, frame[FrameHeader.Size..])
            ? StatusCodes.Status202Accepted
            : StatusCodes.Status404NotFound;
    }
}
