namespace Rockpool.Scopes;

/// <summary>That somebody holds an item. It does not refer to the item, which may be lost for good.</summary>
/// <param name="site">Where it was rented; null where that was not looked at.</param>
/// <param name="since">When, on the pool's clock.</param>
internal sealed class Holding(GuardSite? site, long since)
{
    private const string Unknown = "an unknown place";

    public long Since => since;

    /// <summary>The method that rented it.</summary>
    public string Place => site?.Method ?? Unknown;
}
