namespace Rockpool.Tests.Models;

/// <summary>A lease of an item, whatever its type.</summary>
internal sealed record LentItem(PooledItem Item, Func<PooledItem> Value, Action End)
{
    public static LentItem Of<T>(Lease<T> lease)
        where T : PooledItem => new(lease.Value, () => lease.Value, lease.Dispose);

    public static LentItem Of<T>(BoundedLease<T> lease)
        where T : PooledItem => new(lease.Value, () => lease.Value, lease.Dispose);
}
