using System.Text;

namespace Rockpool.Tests.Policies;

public sealed class StringBuilderPolicyTests : GrowingPolicyContract<StringBuilder, StringBuilderPolicy>
{
    protected override int DefaultMaxCapacity => StringBuilderPolicy.DefaultMaxCapacity;

    protected override StringBuilderPolicy WithCap(int cap) => new(cap);

    protected override int CapOf(StringBuilderPolicy policy) => policy.MaxCapacity;

    protected override void Fill(StringBuilder item, int size) => item.Append('x', size);

    protected override int SizeOf(StringBuilder item) => item.Length;

    protected override int CapacityOf(StringBuilder item) => item.Capacity;
}
