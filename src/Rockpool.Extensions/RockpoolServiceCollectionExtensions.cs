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
}
