namespace Rockpool.Tests.Scopes;

/// <summary>An item that knows the key that it was made for.</summary>
internal sealed class KeyedItem(int key)
{
    public int Key => key;

    public int Resets { get; private set; }

    public int Discards { get; private set; }

    public bool Reset() => ++Resets > 0;

    public void Discard() => Discards++;
}
