namespace Rockpool.Tiers;

/// <summary>Idle items and their weight; the weight is zero where the pool does not weigh.</summary>
internal readonly record struct Stock(long Items, long Bytes)
{
    public static Stock operator +(Stock left, Stock right) => new(left.Items + right.Items, left.Bytes + right.Bytes);

    public static Stock operator -(Stock left, Stock right) => new(left.Items - right.Items, left.Bytes - right.Bytes);
}
