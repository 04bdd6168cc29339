namespace Rockpool.Tests.Policies;

public sealed class HashSetPolicyTests : GrowingPolicyContract<HashSet<string>, HashSetPolicy<string>>
{
    protected override int DefaultMaxCapacity => HashSetPolicy<string>.DefaultMaxCapacity;

    protected override HashSetPolicy<string> WithCap(int cap) => new(cap);

    protected override int CapOf(HashSetPolicy<string> policy) => policy.MaxCapacity;

    protected override void Fill(HashSet<string> item, int size) => item.UnionWith(Enumerable.Range(0, size).Select(i => $"{i}"));

    protected override int SizeOf(HashSet<string> item) => item.Count;

    protected override int CapacityOf(HashSet<string> item) => item.Capacity;

    [Fact]
    public void ItsComparerTellsTheElementsApart()
    {
        using var pool = new Pool<HashSet<string>>(new HashSetPolicy<string>(comparer: StringComparer.OrdinalIgnoreCase));
        HashSet<string> item = pool.Rent();
        item.Add("Key");
        Assert.Contains("KEY", item);
    }
}
