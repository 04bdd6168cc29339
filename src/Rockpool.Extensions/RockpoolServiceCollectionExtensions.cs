using System.Buffers;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.ObjectPool;
using Rockpool;
using Rockpool.Extensions;

// Where whoever writes services.Add... looks, with no using of its own.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Brings Rockpool into a container of services.</summary>
public static class RockpoolServiceCollectionExtensions
{
    /// <summary>
    /// Makes <see cref="RockpoolObjectPoolProvider"/> the <see cref="ObjectPoolProvider"/> of all services, in place of one that
    /// is registered already; one that is added later with TryAdd, as frameworks do, does not replace it.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="options">How every pool behaves; null for the defaults.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddRockpool(this IServiceCollection services, PoolOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.RemoveAll<ObjectPoolProvider>();
        return services.AddSingleton<ObjectPoolProvider>(new RockpoolObjectPoolProvider(options));
    }

    /// <summary>
    /// Gives whoever asks for memory Rockpool's, in place of what is registered already: Kestrel, whose pools
    /// <see cref="RockpoolMemoryPoolFactory"/> makes; <see cref="MemoryPool{T}"/> of bytes, a <see cref="PinnedMemoryPool"/> that
    /// ends with the container; <see cref="ArrayPool{T}"/> of bytes and of characters, which are <see cref="BufferPool{T}.Shared"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="options">How every pool of pinned memory behaves; null for the defaults.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    public static IServiceCollection AddRockpoolMemory(this IServiceCollection services, PinnedMemoryPoolOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.RemoveAll<IMemoryPoolFactory<byte>>();
        services.RemoveAll<MemoryPool<byte>>();
        services.RemoveAll<ArrayPool<byte>>();
        services.RemoveAll<ArrayPool<char>>();
        return services
            .AddSingleton<IMemoryPoolFactory<byte>>(new RockpoolMemoryPoolFactory(options))
            .AddSingleton<MemoryPool<byte>>(_ => new PinnedMemoryPool(options))
            .AddSingleton<ArrayPool<byte>>(BufferPool<byte>.Shared)
            .AddSingleton<ArrayPool<char>>(BufferPool<char>.Shared);
    }
}
