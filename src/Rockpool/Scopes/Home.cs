namespace Rockpool.Scopes;

/// <summary>The key that an item was made for.</summary>
internal sealed class Home<TKey>(TKey key)
{
    public TKey Key => key;
}
