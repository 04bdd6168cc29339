using System.Buffers;

namespace Rockpool.Tests.Buffers;

/// <summary>The suite asks nothing that the platform's pool does not do.</summary>
public sealed class PeerArrayPoolTests : ArrayPoolContract
{
    protected override ArrayPool<T> PoolOf<T>() => ArrayPool<T>.Shared;
}
