namespace Rockpool.Tests.Models;

/// <summary>One thing that is done to a pool; its name is what a failure shows.</summary>
internal sealed record Step(string Name, Action<PoolModel> Do)
{
    public override string ToString() => Name;
}
