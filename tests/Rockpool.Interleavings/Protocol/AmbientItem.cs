namespace Rockpool.Interleavings.Protocol;

/// <summary>An item of an ambient pool: neither held twice nor held after it was discarded.</summary>
internal class AmbientItem
{
    private bool _isHeld;
    private bool _isDiscarded;

    public void Hold()
    {
        Assert.False(_isDiscarded, "rented after it was discarded");
        Assert.False(_isHeld, "rented twice");
        _isHeld = true;
    }

    public void LetGo() => _isHeld = false;

    public void Discard()
    {
        Assert.False(_isDiscarded, "discarded twice");
        Assert.False(_isHeld, "discarded while it is held");
        _isDiscarded = true;
    }
}
