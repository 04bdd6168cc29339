using System.Buffers;
using Microsoft.AspNetCore.Connections;

namespace Rockpool.Extensions;

/// <summary>Makes the memory pools of servers, such as Kestrel: each is a <see cref="PinnedMemoryPool"/> of its own.</summary>
/// <remarks>Any thread may call it.</remarks>
public sealed class RockpoolMemoryPoolFactory : IMemoryPoolFactory<byte>
{
    private readonly PinnedMemoryPoolOptions _options;

    /// <summary>Makes a factory.</summary>
    /// <param name="options">How every pool behaves; null for the defaults, with misuse counted instead of thrown, since a
    /// server cannot put it right.</param>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    public RockpoolMemoryPoolFactory(PinnedMemoryPoolOptions? options = null)
    {
        _options = options ?? new PinnedMemoryPoolOptions { Misuse = MisuseResponse.Report };
        // What makes no sense is refused here, where the program starts, and not by the server.
        new PinnedMemoryPool(_options).Dispose();
    }

    /// <summary>Makes a pool, which whoever asked for it disposes.</summary>
    /// <param name="options">Says whose it is, which becomes its name where the factory's options have none.</param>
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) =>
        new PinnedMemoryPool(options?.Owner is { Length: > 0 } owner ? _options with { Name = _options.Name ?? owner } : _options);
}
