namespace Rockpool.Tests.Policies;

public sealed class DictionaryPolicyTests : GrowingPolicyContract<Dictionary<string, int>, DictionaryPolicy<string, int>>
{
    protected override int DefaultMaxCapacity => DictionaryPolicy<string, int>.DefaultMaxCapacity;

    protected override DictionaryPolicy<string, int> WithCap(int cap) => new(cap);

    protected override int CapOf(DictionaryPolicy<string, int> policy) => policy.MaxCapacity;

    protected override void Fill(Dictionary<string, int> item, int size)
    {
        for (int i = 0; i < size; i++)
            item.Add($"{i}", i);
    }

    protected override int SizeOf(Dictionary<string, int> item) => item.Count;

    protected override int CapacityOf(Dictionary<string, int> item) => item.Capacity;

    [Fact]
    public void ItsComparerTellsTheKeysApart()
    {
        using var pool = new Pool<Dictionary<string, int>>(
            new DictionaryPolicy<string, int>(comparer: StringComparer.OrdinalIgnoreCase));
        Dictionary<string, int> item = pool.Rent();
        item["Key"] = 1;
        Assert.True(item.ContainsKey("KEY"));
    }
}
