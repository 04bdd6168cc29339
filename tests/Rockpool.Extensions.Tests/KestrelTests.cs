using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Rockpool.Extensions.Tests;

/// <summary>Kestrel itself, on memory of ours.</summary>
public sealed class KestrelTests
{
    private const int BodyBytes = 100_000;

    private static readonly HttpClient _client = new();

    [Fact]
    public async Task ARequestIsServedFromThePoolsMemoryAndNoneIsLeftOutAfterTheServersStop()
    {
        CancellationToken cancelled = TestContext.Current.CancellationToken;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRockpoolMemory();
        // What AddRockpoolMemory registered still makes the pools; this one only remembers them.
        var seen = new SeenPools((IMemoryPoolFactory<byte>)builder.Services.Last(
            service => service.ServiceType == typeof(IMemoryPoolFactory<byte>)).ImplementationInstance!);
        builder.Services.AddSingleton<IMemoryPoolFactory<byte>>(seen);
        long before = 0;
        long during = 0;
        await using (WebApplication application = builder.Build())
        {
            application.Run(async request =>
            {
                during = seen.Rents;
                await request.Request.Body.CopyToAsync(request.Response.Body, cancelled);
            });
            await application.StartAsync(cancelled);
            before = seen.Rents;
            byte[] body = new byte[BodyBytes];
            Random.Shared.NextBytes(body);
            using HttpResponseMessage answer = await _client.PostAsync(application.Urls.Single(), new ByteArrayContent(body), cancelled);
            Assert.Equal(body, await answer.Content.ReadAsByteArrayAsync(cancelled));
            await application.StopAsync(cancelled);
        }

        // The request was read into the pool's memory before anybody looked at it, and what came of it went out from there too.
        Assert.True(during > before, $"{before} rents before the request, {during} at its beginning");
        Assert.True(seen.Rents > during, $"{during} rents at the request's beginning, {seen.Rents} in all");
        Assert.All(seen.All, pool => Assert.Equal(0, pool.Statistics.Blocks.Outstanding));
        Assert.All(seen.All, pool => Assert.Throws<ObjectDisposedException>(() => pool.Rent()));
    }
}
