namespace Rockpool.Tests.Models;

internal sealed class WeighedModelPolicy(Makings makings) : ModelPolicy<PooledItem>(makings), IWeighedPolicy<PooledItem>
{
    public const int Weight = 100;

    public long Weigh(PooledItem item) => Weight;
}
