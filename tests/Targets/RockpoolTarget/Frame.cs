namespace RockpoolTarget;

internal sealed class Frame
{
    public int Length { get; set; }
}
