namespace Rockpool.Interleavings.Protocol;

/// <summary>A pooled item that knows who holds it.</summary>
internal sealed class Item(int number)
{
    private string? _holder;

    public bool IsHeld => _holder is not null;

    public bool IsDiscarded { get; private set; }

    public void Hold(string holder)
    {
        Assert.False(IsDiscarded, $"{holder} was given {this}, which was discarded");
        Assert.True(_holder is null, $"{this} is held by {_holder} and by {holder}");
        _holder = holder;
    }

    public void LetGo() => _holder = null;

    public void Discard()
    {
        Assert.False(IsDiscarded, $"{this} is discarded twice");
        Assert.True(_holder is null, $"{this} is discarded while {_holder} holds it");
        IsDiscarded = true;
    }

    public override string ToString() => $"item {number}";
}
