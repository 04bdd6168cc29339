namespace Rockpool.Tests.Policies;

public sealed class ListPolicyTests : GrowingPolicyContract<List<string>, ListPolicy<string>>
{
    protected override int DefaultMaxCapacity => ListPolicy<string>.DefaultMaxCapacity;

    protected override ListPolicy<string> WithCap(int cap) => new(cap);

    protected override int CapOf(ListPolicy<string> policy) => policy.MaxCapacity;

    protected override void Fill(List<string> item, int size) => item.AddRange(Enumerable.Repeat("x", size));

    protected override int SizeOf(List<string> item) => item.Count;

    protected override int CapacityOf(List<string> item) => item.Capacity;
}
