using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace Buffers.Pinned;

/// <summary>The pool that a web application's own factory makes.</summary>
internal static class KestrelPool
{
    public static MemoryPool<byte> Make()
    {
        WebApplication application = WebApplication.CreateSlimBuilder().Build();
        return application.Services.GetRequiredService<IMemoryPoolFactory<byte>>().Create();
    }
}
