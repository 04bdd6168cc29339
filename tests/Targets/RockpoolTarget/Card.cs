namespace RockpoolTarget;

internal sealed class Card
{
    public int Number { get; set; }

    public Holder Holder { get; } = new();
}
